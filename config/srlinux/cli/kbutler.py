"""SR Linux CLI plugin of kButler: `show kbutler services [name]` and `show kbutler summary`.

Copy to /etc/opt/srlinux/cli/plugins/kbutler.py and open a new CLI session. It reads /kbutler from state and writes nothing.
"""

# Outside the switch's CLI (for a test, or a linter) there is no srlinux package. The functions that make the rows need none
# of it, so the module can be imported all the same; only `Plugin` is then missing.
try:
    from srlinux.data import Border, ColumnFormatter, Data, TagValueFormatter
    from srlinux.location import build_path
    from srlinux.mgmt.cli import CliPlugin
    from srlinux.mgmt.server.server_error import ServerError
    from srlinux.schema import FixedSchemaRoot
    from srlinux.syntax import Syntax

    ON_SWITCH = True
except ImportError:
    ON_SWITCH = False

SERVICE_FIELDS = ["State", "Present", "Missing", "Unknown", "Reason", "Since"]
HOP_FIELDS = ["State", "Host address", "Class", "Programmed", "Reason", "Since"]
SUMMARY_ROWS = [
    ("Services", "services_total"),
    ("Services up", "services_up"),
    ("Services degraded", "services_degraded"),
    ("Services down", "services_down"),
    ("Services updating", "services_updating"),
    ("Services unknown", "services_unknown"),
    ("Next hops expected", "expected_next_hops"),
    ("Next hops present", "present_next_hops"),
    ("Next hops missing", "missing_next_hops"),
    ("Next hops unknown", "unknown_next_hops"),
]
# What wants attention stands at the top.
STATE_ORDER = ["down", "degraded", "unknown", "updating", "up", "not-applicable"]


def text(node, name):
    """A leaf as text; empty where the tree has none."""
    value = getattr(node, name, None)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def container(node, name):
    """A child container, or None where the tree has none."""
    child = getattr(node, name, None)
    if child is None:
        return None
    try:
        return child.get()
    except Exception:  # the CLI's library has no one exception for a container that is not there
        return None


def entries(node, name):
    """The entries of a list."""
    children = getattr(node, name, None)
    return list(children.items()) if children is not None else []


def rank(state):
    """Where a state stands in the order of attention."""
    return STATE_ORDER.index(state) if state in STATE_ORDER else len(STATE_ORDER)


def service_rows(root, name=None):
    """One row a service: (key, values of SERVICE_FIELDS); the worst first. `name` may be the key or its last part."""
    rows = []
    for entry in entries(root, "service"):
        key = text(entry, "name")
        if name is not None and name not in (key, key.split("/")[-1]):
            continue
        expected = text(entry, "expected_next_hops") or "0"
        present = text(entry, "present_next_hops") or "0"
        rows.append(
            (
                key,
                [
                    text(entry, "oper_state"),
                    present + "/" + expected,
                    text(entry, "missing_next_hops") or "0",
                    text(entry, "unknown_next_hops") or "0",
                    text(entry, "oper_reason"),
                    text(entry, "since"),
                ],
            )
        )
    return sorted(rows, key=lambda row: (rank(row[1][0]), row[0]))


def next_hop_rows(root, name):
    """One row a next hop of one service: (service, address, hostname, values of HOP_FIELDS); the worst first."""
    rows = []
    for entry in entries(root, "service"):
        key = text(entry, "name")
        if name not in (key, key.split("/")[-1]):
            continue
        for address in entries(entry, "external_address"):
            for hop in entries(address, "next_hop"):
                values = [
                    text(hop, "oper_state"),
                    text(hop, "host_address"),
                    getattr(hop, "class", None) or text(hop, "class_"),
                    text(hop, "fib_programmed"),
                    text(hop, "oper_reason"),
                    text(hop, "since"),
                ]
                rows.append((key, text(address, "address"), text(hop, "hostname"), values))
    return sorted(rows, key=lambda row: (row[0], row[1], rank(row[3][0]), row[2]))


def summary_rows(root):
    """What there is to count, and how the shim stands with its collector: (label, text)."""
    summary = container(root, "summary")
    rows = [(label, text(summary, leaf) or "0") for label, leaf in SUMMARY_ROWS] if summary is not None else []
    shim = container(root, "shim")
    if shim is not None:
        state = text(shim, "oper_state")
        reason = text(shim, "oper_reason")
        rows.append(("Shim", state + (" (" + reason + ")" if reason else "")))
        rows.append(("Collector", text(shim, "collector_address")))
        rows.append(("Last heard", text(shim, "last_received")))
    return rows


if ON_SWITCH:

    class Plugin(CliPlugin):
        """Adds `show kbutler`."""

        def load(self, cli, arguments=None, **_kwargs):
            """Called once for each CLI session."""
            kbutler = cli.show_mode.add_command(
                Syntax("kbutler", help="Kubernetes services as this leaf serves them"),
                update_location=False,
            )
            services = Syntax("services", help="Services and their next hops on this leaf")
            services.add_unnamed_argument("name", default="*", help="One service, with its next hops")
            kbutler.add_command(
                services, update_location=False, schema=services_schema(), callback=self._print_services
            )
            kbutler.add_command(
                Syntax("summary", help="Counts, and the state of the shim"),
                update_location=False,
                schema=summary_schema(),
                callback=self._print_summary,
            )

        def _print_services(self, state, output, arguments, **_kwargs):
            asked = arguments.get("services", "name")
            name = None if asked in (None, "", "*") else asked
            root = read_root(state)
            data = Data(arguments.schema)
            for key, values in service_rows(root, name):
                fill(data.service.create(key), SERVICE_FIELDS, values)
            if name is not None:
                for key, address, hostname, values in next_hop_rows(root, name):
                    hop = data.next_hop.create(key + " " + address + " " + hostname)
                    fill(hop, HOP_FIELDS, values)
                data.set_formatter("/next-hop", Border(ColumnFormatter(), Border.Below))
            data.set_formatter("/service", Border(ColumnFormatter(), Border.Below))
            output.print_data(data)

        def _print_summary(self, state, output, arguments, **_kwargs):
            data = Data(arguments.schema)
            node = data.summary.create()
            rows = summary_rows(read_root(state))
            fill(node, [label for label, _ in rows], [value for _, value in rows])
            data.set_formatter("/summary", Border(TagValueFormatter(), Border.Above | Border.Below))
            output.print_data(data)

    def services_schema():
        """Rows of services, and of the next hops of one."""
        root = FixedSchemaRoot()
        root.add_child("service", key="Service", fields=SERVICE_FIELDS)
        root.add_child("next-hop", key="Next hop", fields=HOP_FIELDS)
        return root

    def summary_schema():
        """One set of labels and values."""
        root = FixedSchemaRoot()
        root.add_child("summary", fields=[label for label, _ in SUMMARY_ROWS] + ["Shim", "Collector", "Last heard"])
        return root

    def read_root(state):
        """The tree /kbutler; None before the shim has published anything."""
        try:
            data = state.server_data_store.get_data(build_path("/kbutler"), recursive=True)
        except ServerError:
            return None
        return container(data, "kbutler")

    def fill(node, names, values):
        """Sets fields of a row: an attribute is the field's name in small letters with underscores."""
        for name, value in zip(names, values):
            setattr(node, name.lower().replace(" ", "_"), value)
