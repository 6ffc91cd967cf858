"""Chooses strengths so that the shares of words read fill 0…1 evenly."""
import math
import random

# Photos of one kind and defect that are taken before their readings guide the next.
BLIND = 4
# The quarters of the range of strengths that these have, so that a set's beginning is not all mild.
QUARTERS = (2, 0, 3, 1)
# Widths of the kernel, in shares of the range of strengths and in factors of the resolution.
NEAR_STRENGTH, NEAR_DPI = 0.16, 0.35


class Spread:
    """Remembers what was read at which strength, for one kind and defect."""

    def __init__(self, low, high, rng: random.Random):
        self.low, self.high, self.rng = math.log(low), math.log(high), rng
        self.seen = []
        self.targets = []

    def choose(self, dpi) -> float:
        """The next strength for a photo of `dpi` (None: the strength is the resolution)."""
        if len(self.seen) < BLIND:
            share = (QUARTERS[len(self.targets) % BLIND] + self.rng.random()) / BLIND
            self.targets.append(None)
            return self.strength(share)
        target = self.target()
        shares = [(index + self.rng.random()) / 24 for index in range(24)]
        return self.strength(min(shares, key=lambda s: abs(self.expected(s, dpi) - target)))

    def target(self):
        """A wanted share of words: mostly between 0.1 and 0.95, in turn low and high."""
        if not self.targets or self.targets[-1] is None or len(self.targets) > 40:
            self.targets = [0.0]
        place = (self.targets[-1] + 0.382) % 1
        self.targets.append(place)
        return 0.05 + 0.93 * place

    def strength(self, share):
        return math.exp(self.low + share * (self.high - self.low))

    def expected(self, share, dpi):
        total = weights = 1e-9
        for strength, seen_dpi, read in self.seen:
            away = (math.log(strength) - self.low) / (self.high - self.low) - share
            factor = math.log(seen_dpi / dpi) if dpi else 0
            weight = math.exp(-(away / NEAR_STRENGTH) ** 2 / 2 - (factor / NEAR_DPI) ** 2 / 2)
            total, weights = total + weight * read, weights + weight
        return total / weights

    def add(self, strength, dpi, read):
        self.seen.append((strength, dpi, read))

    def resume(self, strength, dpi, read):
        """The reading of a photo of an earlier run: it also counts as chosen."""
        self.add(strength, dpi, read)
        self.targets.append(None)
        self.rng.random()
