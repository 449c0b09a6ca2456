"""Which network addresses are anybody's: not this machine's, nor a private network's."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 behind NAT64 (RFC 6052)
_NOBODYS = (
    IPv6Network("::/96"),  # IPv4 as it was once written in IPv6 (RFC 4291, section 2.5.5.1)
    IPv6Network("64:ff9b:1::/48"),  # a network's own NAT64 (RFC 8215)
    IPv6Network("fec0::/10"),  # a site's own (RFC 3879)
)
"""Networks that are no part of the internet, whatever the standard library holds of them."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet.

    An IPv6 address that stands for one of IPv4 (mapped, 6to4, Teredo, NAT64) is judged by that.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(ip in network for network in _NOBODYS):
        return False
    return all(one.is_global and not one.is_multicast for one in (ip, *_within(ip)))


def is_private_host(address: str) -> bool:
    """Say whether an IP address is this machine's or that of a host of a private network.

    Link-local addresses are neither: machines that are rented find their own secrets there.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(
        (one.is_private or one.is_loopback)
        and not (one.is_link_local or one.is_multicast or one.is_unspecified)
        for one in (ip, *_within(ip))
    )


def _within(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address carries."""
    if isinstance(ip, IPv4Address):
        return []
    carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        carried.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in carried if one is not None]
