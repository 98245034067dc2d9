"""Runs the CLI plugin against stand-ins for the switch's CLI library.

Usage: cli-plugin-check.py PLUGIN. Takes a JSON array of {"tree": ..., "command": ..., "name": ...} from stdin, where `tree` is
/kbutler or null, and prints what the plugin would show for each, as a JSON array.
"""

import importlib.util
import json
import sys
import types


class Node:
    """A container or list entry as the CLI's library gives it: leaves and children are attributes, with underscores."""

    def __init__(self, content):
        for name, value in content.items():
            attribute = name.replace("-", "_")
            if isinstance(value, list):
                setattr(self, attribute, Entries([Node(entry) for entry in value]))
            elif isinstance(value, dict):
                setattr(self, attribute, Container(Node(value)))
            else:
                setattr(self, attribute, value)


class Container:
    def __init__(self, node):
        self.node = node

    def get(self):
        return self.node


class Entries:
    def __init__(self, nodes):
        self.nodes = nodes

    def items(self):
        return iter(self.nodes)


class Schema:
    def __init__(self):
        self.children = {}

    def add_child(self, name, key=None, fields=()):
        self.children[name.replace("-", "_")] = {"key": key, "fields": list(fields)}
        return self


class Row:
    def __init__(self, fields):
        self.__dict__["allowed"] = [field.lower().replace(" ", "_") for field in fields]
        self.__dict__["values"] = {}

    def __setattr__(self, name, value):
        if name not in self.allowed:
            raise AttributeError("no field " + name)
        self.values[name] = value


class Rows:
    def __init__(self, description):
        self.description = description
        self.rows = []

    def create(self, *key):
        if (self.description["key"] is None) != (len(key) == 0):
            raise TypeError("a list wants its key, a container none")
        row = Row(self.description["fields"])
        self.rows.append((list(key), row))
        return row


class Data:
    def __init__(self, schema):
        for name, description in schema.children.items():
            setattr(self, name, Rows(description))
        self.schema = schema

    def set_formatter(self, path, formatter):
        if path.strip("/").replace("-", "_") not in self.schema.children:
            raise KeyError(path)


class Syntax:
    def __init__(self, name, help=""):
        self.name = name
        self.argument = None

    def add_unnamed_argument(self, name, default=None, help=""):
        self.argument = (name, default)
        return self


class Command:
    def __init__(self, syntax=None, schema=None, callback=None):
        self.syntax, self.schema, self.callback, self.commands = syntax, schema, callback, {}

    def add_command(self, syntax, update_location=True, schema=None, callback=None):
        command = Command(syntax, schema, callback)
        self.commands[syntax.name] = command
        return command


class ServerError(Exception):
    pass


def install_library():
    border = type("Border", (), {"Above": 1, "Below": 2, "Between": 4, "__init__": lambda self, *_: None})
    plain = type("Formatter", (), {"__init__": lambda self, *_: None})
    library = {
        "srlinux": {},
        "srlinux.data": {"Border": border, "ColumnFormatter": plain, "Data": Data, "TagValueFormatter": plain},
        "srlinux.location": {"build_path": lambda path, **keys: path.format(**keys)},
        "srlinux.mgmt": {},
        "srlinux.mgmt.cli": {"CliPlugin": object},
        "srlinux.mgmt.server": {},
        "srlinux.mgmt.server.server_error": {"ServerError": ServerError},
        "srlinux.schema": {"FixedSchemaRoot": Schema},
        "srlinux.syntax": {"Syntax": Syntax},
    }
    for name, members in library.items():
        module = types.ModuleType(name)
        module.__dict__.update(members)
        sys.modules[name] = module


def load(path):
    spec = importlib.util.spec_from_file_location("kbutler", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Arguments:
    def __init__(self, command, name):
        self.command, self.schema, self.name = command, command.schema, name

    def get(self, node, argument):
        name, default = self.command.syntax.argument
        if node != self.command.syntax.name or argument != name:
            raise KeyError(argument)
        return default if self.name is None else self.name


class Store:
    def __init__(self, content):
        self.content = content

    def get_data(self, path, recursive=False):
        if path != "/kbutler" or not recursive:
            raise AssertionError(path)
        if self.content is None:
            raise ServerError("Path not valid")
        return Node({"kbutler": self.content})


def show(plugin, tree, command, name=None):
    cli = type("Cli", (), {"show_mode": Command()})
    plugin.load(cli, arguments=None)
    asked = cli.show_mode.commands["kbutler"].commands[command]
    shown = []
    state = type("State", (), {"server_data_store": Store(tree)})()
    output = type("Output", (), {"print_data": lambda self, data: shown.append(data)})()
    asked.callback(state=state, output=output, arguments=Arguments(asked, name))
    (data,) = shown
    return {child: [[key, row.values] for key, row in getattr(data, child).rows] for child in asked.schema.children}


def main(path):
    if hasattr(load(path), "Plugin"):
        raise SystemExit("off the switch there is no Plugin")
    install_library()
    plugin = load(path).Plugin()
    print(json.dumps([show(plugin, **query) for query in json.load(sys.stdin)]))


main(*sys.argv[1:])
