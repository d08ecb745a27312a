#!/bin/sh
set -- {{ network.primary.address | shell }} {{ network.primary.netmask | shell }} {{ network.primary.gateway | shell }}
{% for interface in network.interfaces %}
{% if interface.cidr %}
echo {{ interface.name }} {{ interface.cidr }} {{ interface.network }} {{ interface.broadcast }} {{ interface.address6 }}
{% endif %}
{% endfor %}
{% if network.by_name["bond0.20"].dhcp4 %}
echo {{ network.nameservers | join(" ") }} {{ network.search | join(" ") }}
{% endif %}
