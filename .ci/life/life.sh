# In a machine with systemd as process 1: the package's life from its first start to its purge.
spool=/srv/jernih
say() { echo "   $*"; }
wait_for() { # wait_for SECONDS COMMAND…
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { echo "it did not come to be: $*"; systemctl status jernih; exit 1; }
    sleep 0.2
  done
}
submit() { # submit CASE FILE, as a gateway does
  setpriv --reuid gateway --regid gateway --init-groups -- \
    jernih submit $spool --case "$1" --programme kis --kind ktp "$2" >/dev/null
}
judged() { find $spool/cases -name verdict.json | wc -l; }
all_judged() { [ "$(judged)" = "$1" ]; }
sum() { find $spool -type f ! -path "$spool/active/*" -exec sha256sum {} + | sort | sha256sum; }

wait_for 60 systemctl is-active jernih
systemctl is-enabled jernih
chmod 755 /root
photos=(/root/photos/ktp-*.jpg)
for number in 1 2 3; do submit "L-$number" "${photos[number]}"; done
wait_for 60 all_judged 3
say "3 photos judged by $(jernih --version)"

echo "== upgraded while photos come, with an edited policy"
echo '// edited by the office' >>/etc/jernih/policy.json5
(
  for number in $(seq 4 43); do
    submit "L-$number" "${photos[number % ${#photos[@]}]}" || echo "submit $number failed"
    sleep 0.05
  done
) &
sleep 0.5
before=$(systemctl show -p MainPID --value jernih)
dpkg -i /root/packages/new.deb >/root/upgrade.log 2>&1 || { cat /root/upgrade.log; exit 1; }
wait $!
wait_for 60 systemctl is-active jernih
[ "$(systemctl show -p MainPID --value jernih)" != "$before" ]
wait_for 120 all_judged 43
grep -q 'edited by the office' /etc/jernih/policy.json5
jernih status $spool --verify
say "43 photos judged, each once; the policy is as the office edited it"
say "$(dpkg-query -W -f '${Package} ${Version}' jernih)"

echo "== removed"
dpkg --remove jernih >/root/remove.log 2>&1 || { cat /root/remove.log; exit 1; }
! systemctl is-active jernih >/dev/null
! [ -e /usr/bin/jernih ]
[ -s /etc/jernih/policy.json5 ]
say "the service is stopped, the program gone, the policy there"

echo "== purged"
sum >/root/before
dpkg --purge jernih >/root/purge.log 2>&1 || { cat /root/purge.log; exit 1; }
grep "jernih: the spool $spool stays" /root/purge.log
! [ -e /etc/jernih/policy.json5 ]
! [ -e /etc/systemd/system/multi-user.target.wants/jernih.service ]
[ "$(find $spool/cases -name verdict.json | wc -l)" = 43 ]
sum | diff - /root/before
say "every file of the spool is as it was"

echo "== installed again"
dpkg -i /root/packages/new.deb >/root/again.log 2>&1 || { cat /root/again.log; exit 1; }
wait_for 60 systemctl is-active jernih
submit L-44 "${photos[1]}"
wait_for 60 all_judged 44
say "the spool is at work again"
