#include "notify.h"
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int csystem_notify(const char *address, const char *text, size_t count) {
  struct sockaddr_un place = {.sun_family = AF_UNIX};
  size_t length = strlen(address);
  if ((address[0] != '/' && address[0] != '@') || length < 2 || length >= sizeof place.sun_path) {
    errno = EINVAL;
    return -1;
  }
  memcpy(place.sun_path, address, length);
  // An abstract name begins with a null byte and is as long as the address says.
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
  if (address[0] == '@') place.sun_path[0] = 0;
  int socket_end = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket_end < 0) return -1;
  ssize_t sent = sendto(socket_end, text, count, MSG_NOSIGNAL, (struct sockaddr *)&place, size);
  int reason = errno;
  close(socket_end);
  errno = reason;
  return sent == (ssize_t)count ? 0 : -1;
}
