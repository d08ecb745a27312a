"""cloudbase_init.py CHECKOUT URL: how cloudbase-init, by its own code, gets along with the device that a server has at URL.

Needs Debian's python3-oslo.log and python3-netaddr.
stdout: JSON
  boots         for each of two boots of one instance: how often its user's password was set, and the plugin's status;
                null where it finds no OpenStack
  failures      what plugins failed with
  cloudstack    the public keys that it reads as a guest of CloudStack
  ec2           those that it reads as a guest of EC2
  openstack     those that it reads as a guest of OpenStack
  read          as a guest of EC2 and of OpenStack: its name, its network as Python prints it, and its user-data
"""
import json
import sys

sys.path.insert(0, sys.argv[1])

from cloudbaseinit import conf, init
from cloudbaseinit.metadata.services import cloudstack, ec2service, httpservice
from cloudbaseinit.osutils import factory
from cloudbaseinit.plugins.common import setuserpassword

CONF = conf.CONF
FAILURES = []


class Windows:
    """The parts of Windows that the plugin touches; its registry outlives a boot."""

    def __init__(self):
        self.registry = {}
        self.passwords = []

    def user_exists(self, _):
        return True

    def generate_random_password(self, length):
        return "x" * length

    def set_user_password(self, _, password):
        self.passwords.append(password)

    def change_password_next_logon(self, _):
        pass

    def get_config_value(self, name, section):
        return self.registry.get((section, name))

    def set_config_value(self, name, value, section):
        self.registry[section, name] = value


def boot(windows):
    """One boot, as far as the password goes."""
    windows.passwords.clear()
    service = httpservice.HttpService()
    if not service.load():
        return None
    plugin = setuserpassword.SetUserPasswordPlugin()
    init.InitManager()._exec_plugin(windows, service, plugin, service.get_instance_id(), {})
    return {"passwords": len(windows.passwords), "status": next(iter(windows.registry.values()), None)}


def keys_of(service):
    if not service.load():
        return None
    try:
        return sorted(service.get_public_keys())
    except Exception as error:
        return repr(error)


def read_of(service):
    if not service.load():
        return None
    return {
        "name": service.get_host_name(),
        "network": repr(service.get_network_details_v2()),
        "userData": service.get_decoded_user_data().decode(),
    }


def main():
    CONF([], project="cloudbase-init", default_config_files=[])
    for group in ("openstack", "cloudstack", "ec2"):
        CONF.set_override("metadata_base_url", sys.argv[2], group)
        CONF.set_override("add_metadata_private_ip_route", False, group)
    CONF.set_override("retry_count", 0)
    init.LOG.exception = lambda error: FAILURES.append(repr(error))
    windows = Windows()
    factory.get_os_utils = lambda: windows
    answer = {
        "boots": [boot(windows), boot(windows)],
        "failures": FAILURES,
        "cloudstack": keys_of(cloudstack.CloudStack()),
        "ec2": keys_of(ec2service.EC2Service()),
        "openstack": keys_of(httpservice.HttpService()),
        "read": {"ec2": read_of(ec2service.EC2Service()), "openstack": read_of(httpservice.HttpService())},
    }
    json.dump(answer, sys.stdout)


main()
