# In a root that nothing runs in: the package brings all that it needs.
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update -qq
apt-get install -y -qq --no-install-recommends /root/packages/old.deb >/root/install.log 2>&1 || {
  tail -n 20 /root/install.log
  exit 1
}
id jernih >/dev/null
getent group jernih-intake jernih-clerks >/dev/null
[ "$(stat -c '%a %U %G' /srv/jernih)" = "711 jernih jernih" ]
[ "$(stat -c '%a %U %G' /srv/jernih/new)" = "3770 jernih jernih-intake" ]
[ "$(stat -c '%a %U %G' /srv/jernih/decisions)" = "3770 jernih jernih-clerks" ]
[ "$(readlink /etc/systemd/system/multi-user.target.wants/jernih.service)" \
  = /lib/systemd/system/jernih.service ]
[ -s /etc/jernih/policy.json5 ]
dpkg -L jernih | grep -q '^/usr/share/man/man1/jernih-check.1.gz$'
[ -s /usr/share/bash-completion/completions/jernih ]
[ -s /usr/share/doc/jernih/copyright ]
useradd --system --groups jernih-intake gateway

umount -n /proc
! [ -e /proc/self ]
jernih --version
jernih help systemd | grep -q '^#= '
jernih check /root/photos/ktp-good-1.jpg
jernih check --isolation none /root/photos/ktp-good-1.jpg
