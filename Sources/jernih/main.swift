print("jernih")
