"""
The data source __NAME__ of cloud-init: reads the metadata tree of one site.

    <server>/<namespace>/            names of the versions, the newest one last
    <server>/<namespace>/<version>/  meta_data.json, user_data, and maybe
                                     vendor_data, meta_data/<key>

The server knows a machine by its address or by its URL. Options, for a file in
/etc/cloud/cloud.cfg.d/ or for cc:...end_cc on the kernel's command line:

    datasource:
      __NAME__:
        # What stands for <server>, best first. __dmi.system-uuid__,
        # __dmi.system-serial-number__ and so on become this machine's.
        metadata_urls: ["http://192.0.2.1/by-uuid/__dmi.system-uuid__"]
        max_wait: 120  # seconds until there is a server
        timeout: 10  # seconds until it answers
        retries: 5  # of a file, once it has answered

Written by seedpress: what is changed here is lost with the next build.
"""
import json
import logging
import re
import time
from urllib.parse import quote

from cloudinit import sources, url_helper, util
from cloudinit.net import eni

try:
    from cloudinit.dmi import read_dmi_data
except ImportError:  # cloud-init before 20.4
    from cloudinit.util import read_dmi_data

LOG = logging.getLogger(__name__)

NAMESPACE = "__NAMESPACE__"
METADATA_URLS = [
    "__METADATA_URLS__"
]

# A line of a listing. What else answers (a captive portal) sends HTML.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/?")


class DataSource__NAME__(sources.DataSource):

    dsname = "__NAME__"

    url_max_wait = 120
    url_timeout = 10
    url_retries = 5

    # cloud-init pickles this object and may load it with a later class.
    network = None
    system_uuid = None

    def _get_data(self):
        """Read all or nothing: half a seed would count as the first boot."""
        urls = self.ds_cfg.get("metadata_urls") or METADATA_URLS
        urls = [urls] if isinstance(urls, str) else urls
        tree = wait_for_tree(urls, self.get_url_params())
        if tree is None:
            LOG.warning("No metadata for this machine at %s", ", ".join(urls))
            return False
        try:
            metadata = tree.metadata()
            self.network = tree.network(metadata)
            self.userdata_raw = tree.optional("user_data")
            self.vendordata_raw = tree.optional("vendor_data")
            self.metadata = with_standard_keys(metadata)
        except (url_helper.UrlError, ValueError) as error:
            LOG.warning("Unusable metadata at %s: %s", tree.root, error)
            return False
        self.metadata_address = tree.root
        self.system_uuid = read_dmi_data("system-uuid")
        return True

    @property
    def network_config(self):
        return self.network

    @property
    def availability_zone(self):
        """None unless the site sets one; "placement" is a key like others."""
        return self.metadata.get("availability_zone")

    def check_instance_id(self, sys_cfg):
        """Whether this machine has read its data already, by DMI alone.

        Then it boots without the server. A copy of its disk reads anew.
        """
        return sources.instance_id_matches_system_uuid(self.system_uuid)


def wait_for_tree(urls, limits):
    """The first tree to answer, or None when max_wait seconds are over.

    url_helper.wait_for_url may ask without a time limit in its last second
    (before 24.2): a server that never answers would stop the boot for good.
    """
    deadline = time.monotonic() + limits.max_wait_seconds
    urls = [url for url in map(own_url, urls) if url]
    while urls:
        for url in urls:
            left = max(1, deadline - time.monotonic())
            try:
                tree = Tree(url, timeout=min(limits.timeout_seconds, left))
            except (url_helper.UrlError, ValueError) as error:
                LOG.debug("No metadata at %s: %s", url, error)
                continue
            tree.timeout = limits.timeout_seconds
            tree.retries = limits.num_retries
            return tree
        if time.monotonic() + 1 > deadline:
            break
        time.sleep(1)
    return None


def own_url(url):
    """The URL with this machine's DMI values, None where it lacks one."""
    for key in re.findall(r"__dmi\.([a-z-]+)__", url):
        value = read_dmi_data(key)
        if not value:
            LOG.debug("No metadata at %s: this machine has no %s", url, key)
            return None
        # The server's names are lower case; firmware writes either.
        value = value.lower() if key.endswith("-uuid") else value
        url = url.replace("__dmi.%s__" % key, quote(value, safe=""))
    return url


class Tree:
    """The files of the newest version at a URL.

    Raises UrlError and ValueError where there are none.
    """

    def __init__(self, url, timeout, retries=0):
        self.root = "%s/%s/" % (url.rstrip("/"), NAMESPACE)
        self.timeout = timeout
        self.retries = retries
        versions = self.names("")
        if not versions:
            raise ValueError("%s lists no version" % self.root)
        self.version = versions[-1].rstrip("/") + "/"
        self.files = self.names(self.version)
        if "meta_data.json" not in self.files:
            raise ValueError("%s lists no meta_data.json" % self.version)

    def read(self, path):
        return url_helper.readurl(
            self.root + path,
            timeout=self.timeout,
            retries=self.retries,
            # By itself it asks again after a 503 without end (from 25.1 on).
            exception_cb=lambda *_: True,
        ).contents

    def text(self, path):
        return self.read(path).decode("utf-8")

    def names(self, folder):
        lines = [line.strip() for line in self.text(folder).splitlines()]
        return [line for line in lines if NAME.fullmatch(line)]

    def optional(self, name):
        if name not in self.files:
            return None
        return self.read(self.version + name)

    def metadata(self):
        """meta_data.json, and those keys of meta_data/ that it lacks."""
        metadata = json.loads(self.text(self.version + "meta_data.json"))
        if not isinstance(metadata, dict):
            raise ValueError("meta_data.json is not a mapping")
        folder = self.version + "meta_data/"
        if "meta_data" in self.files or "meta_data/" in self.files:
            for key in self.names(folder):
                if key not in metadata and not key.endswith("/"):
                    metadata[key] = self.text(folder + key)
        return metadata

    def network(self, metadata):
        """What "network-config" says (version 1 or 2), else the ENI text."""
        config = metadata.get("network-config")
        if isinstance(config, str) and config:
            config = util.load_yaml(config)
        if config:
            return config
        config = metadata.get("network_config")
        if isinstance(config, dict):
            path = config.get("content_path")
            config = path and self.text(path.lstrip("/"))
        if not config:
            return None
        try:
            return eni.convert_eni_data(config)
        except Exception as error:  # which ones, differs between versions
            LOG.warning("Unusable network_config, left out: %s", error)
            return None


def with_standard_keys(metadata):
    """The metadata under the names by which cloud-init looks for them."""
    ids = ("instance_id", "instance-id", "uuid", "id")
    instance_id = next((metadata[key] for key in ids if metadata.get(key)), "")
    if not instance_id:
        raise ValueError("meta_data.json has no id")
    hostname = metadata.get("hostname") or metadata.get("public-hostname")
    fqdn = metadata.get("fqdn") or ""
    if not hostname or fqdn.startswith(hostname + "."):
        hostname = fqdn
    standard = dict(metadata)
    standard["instance-id"] = str(instance_id)
    standard["local-hostname"] = hostname
    standard["public-keys"] = metadata.get("public_keys")
    return standard


DATASOURCES = [
    (
        DataSource__NAME__,
        (sources.DEP_FILESYSTEM, sources.DEP_NETWORK),
    ),
]


def get_datasource_list(depends):
    return sources.list_from_depends(depends, DATASOURCES)
