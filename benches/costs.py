#!/usr/bin/env python3
"""Generates from documents whose parts multiply, and prints what each costs: processor time, peak memory, and how it ends.

A row above 5 s or 1 GiB fails, and so does a run that ends by a signal. Every document is made here.

    benches/costs.py                     # all rows, with a release build of the generator
    benches/costs.py all-of              # the rows whose names contain this
    benches/costs.py --command diff      # compares each document with one of another title; or --command inspect
    benches/costs.py --program PATH      # another build
"""

import argparse
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS, MEGABYTES = 5.0, 1024
HEAD = "openapi: 3.1.0\ninfo: {title: Costs, version: '1'}\nservers: [{url: 'https://example.com'}]\n"
DONE = "responses: {'204': {description: Done.}}"
ROWS = {}


def row(function):
    ROWS[function.__name__.replace("_", "-")] = function
    return function


def many(count, element, separator=", "):
    """Joins an element for each number; `@` in it is the number, and `@+` the next one."""
    return separator.join(element.replace("@+", str(at + 1)).replace("@", str(at)) for at in range(count))


def lines(count, element):
    return many(count, element, "\n").split("\n")


REF = "{$ref: '#/components/schemas/A@'}"
NEXT = "{$ref: '#/components/schemas/A@+'}"
JSON = "{'200': {description: A., content: {application/json: {schema: " + REF + "}}}}"


def schemas(*made):
    paths = f"paths:\n  /a:\n    get: {{operationId: a, {DONE}}}\n"
    return HEAD + paths + "components:\n  schemas:\n" + "".join(f"    {line}\n" for line in made)


def paths(count, fields, path="/a@"):
    return HEAD + "paths: {" + many(count, f"{path}: {{get: {{{fields}}}}}") + "}\n"


def operation(fields):
    responses = "" if "responses:" in fields else ", " + DONE
    return HEAD + "paths: {/a: {post: {operationId: a, " + fields + responses + "}}}\n"


def response(fields):
    return operation("responses: {'200': {description: A., " + fields + "}}")


def as_json(path):
    return {"api.json": json.dumps({"openapi": "3.1.0", "info": {}, "paths": {path: {"get": {"responses": {}}}}})}


def overlaid(document, *targets):
    actions = "".join("  - {target: '" + target + "', update: " + value + "}\n" for target, value in targets)
    return {"api.yaml": document, "overlay.yaml": "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions:\n" + actions}


# Servers, paths and operations.

@row
def server_variables_that_nest():
    variables = many(40, "v@: {default: '{v@+}{v@+}'}")
    server = "{url: 'https://{v0}.example.com', variables: {" + variables + "}}"
    return HEAD.replace("{url: 'https://example.com'}", server) + "paths: {}\n"


@row
def servers_50000():
    return HEAD.replace("{url: 'https://example.com'}", many(50_000, "{url: 'https://a@.example.com'}")) + "paths: {}\n"


@row
def servers_of_each_of_5000_operations():
    servers = many(20, "{url: 'https://a@.example.com'}")
    return paths(5000, f"operationId: a@, servers: [{servers}], {DONE}")


@row
def operations_and_schemas_in_a_ring_4000():
    ring = many(3999, "A@: {properties: {next: " + NEXT + "}}") + ", A3999: {properties: {next: " + REF.replace("@", "0") + "}}"
    return paths(4000, "operationId: a@, tags: [t], responses: " + JSON) + "components: {schemas: {" + ring + "}}\n"


@row
def operations_50000():
    return paths(50_000, f"operationId: a@, {DONE}")


@row
def operations_100000():
    return paths(100_000, f"operationId: a@, {DONE}")


@row
def operations_without_ids_20000():
    return paths(20_000, DONE, "/a/b@/c")


@row
def tags_20000():
    return paths(20_000, f"operationId: a@, tags: [t@], {DONE}")


@row
def tags_of_one_operation_20000():
    return operation("tags: [" + many(20_000, "t@") + "]")


@row
def path_parameters_10000():
    return as_json("/" + many(10_000, "{p@}", ""))


@row
def path_of_a_megabyte():
    return as_json("/" + "a/" * 500_000)


@row
def parameters_10000():
    return operation("parameters: [" + many(10_000, "{name: p@, in: query, schema: {type: string}}") + "]")


@row
def parameters_shared_by_10000_operations():
    shared = many(100, "p@: {name: p@, in: query, schema: {type: string}}")
    every = many(100, "{$ref: '#/components/parameters/p@'}")
    whole = paths(10_000, f"operationId: a@, parameters: *all, {DONE}")
    return whole.replace("paths:", f"x-all: &all [{every}]\npaths:", 1) + "components: {parameters: {" + shared + "}}\n"


@row
def security_schemes_10000():
    schemes = many(10_000, "s@: {type: apiKey, in: header, name: X-@}")
    return operation("security: [" + many(10_000, "{s@: []}") + "]") + "components: {securitySchemes: {" + schemes + "}}\n"


@row
def webhooks_20000():
    return HEAD + "webhooks: {" + many(20_000, "w@: {post: {operationId: w@, " + DONE + "}}") + "}\n"


@row
def callbacks_10000():
    return operation("callbacks: {" + many(10_000, "c@: {'{$request.body#/u}': {post: {" + DONE + "}}}") + "}")


@row
def links_10000():
    return response("links: {" + many(10_000, "l@: {operationId: a}") + "}")


@row
def response_headers_5000():
    return response("headers: {" + many(5000, "X-@: {schema: {type: string}}") + "}")


@row
def responses_of_10000_operations():
    headers = many(100, "X-@: {schema: {type: string}}")
    shared = "components: {responses: {R: {description: A., headers: {" + headers + "}}}}\n"
    return paths(10_000, "operationId: a@, responses: {'200': {$ref: '#/components/responses/R'}}") + shared


@row
def headers_of_each_of_5000_operations():
    headers = many(20, "X-@: {schema: {type: string}}").replace("@", "")
    return paths(5000, "operationId: a@, responses: {'200': {description: A., headers: {" + headers + "}}}")


@row
def links_of_each_of_5000_operations():
    links = many(20, "l@: {operationId: a@}")
    return paths(5000, "operationId: a@, responses: {'200': {description: A., links: {" + links + "}}}")


@row
def callbacks_of_each_of_5000_operations():
    callbacks = many(4, "c@: {'{$request.body#/u}': {post: {" + DONE + "}}}")
    return paths(5000, "operationId: a@, callbacks: {" + callbacks + "}, " + DONE)


@row
def statuses_500_of_100_media_types():
    content = many(100, "application/x@: {}")
    return operation("responses: {" + many(500, "'1@': {description: A., content: {" + content.replace("@", "") + "}}") + "}")


@row
def media_types_10000():
    return operation("requestBody: {content: {" + many(10_000, "application/x@: {schema: {type: object}}") + "}}")


@row
def examples_20000():
    examples = many(20_000, "e@: {value: {a: @}}")
    return operation("requestBody: {content: {application/json: {schema: {type: object}, examples: {" + examples + "}}}}")


# Schemas.

@row
def patterns_1000():
    large = "^(" + many(200, "[a-z]{1,50}x@", "|") + ")$"
    return schemas("A: {properties: {" + many(1000, "p@: {type: string, pattern: '" + large + "'}") + "}}")


@row
def patterns_that_differ_1000():
    return schemas(*lines(1000, "A@: {type: string, pattern: '(\\w{1000}){@+}'}"))


def all_of_links(count):
    last = f"A{count}: {{discriminator: {{propertyName: kind}}, properties: {{kind: {{type: string}}}}}}"
    return schemas(*lines(count, "A@: {discriminator: {propertyName: kind}, allOf: [" + NEXT + ", {properties: {p@: {}}}]}"), last)


@row
def all_of_links_400():
    return all_of_links(400)


@row
def all_of_links_2000():
    return all_of_links(2000)


@row
def subtypes_4000():
    mapping = many(4000, "v@: '#/components/schemas/A@'")
    parent = "P: {properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {" + mapping + "}}}"
    return schemas(*lines(4000, "A@: {allOf: [{$ref: '#/components/schemas/P'}, {properties: {p@: {}}}]}"), parent)


@row
def all_of_5000_branches():
    return schemas("A: {allOf: [" + many(5000, "{properties: {p@: {}}}") + "]}")


@row
def references_16000():
    return schemas(*lines(16_000, "A@: " + NEXT), "A16000: {type: string}")


@row
def arrays_of_the_next_4000():
    return schemas(*lines(4000, "A@: {type: array, items: " + NEXT + "}"), "A4000: {type: string}")


@row
def findings_on_one_line_40000():
    return HEAD + "paths: {}\ncomponents: {schemas: {" + many(40_000, "A@: {$ref: '#/components/schemas/B@'}") + "}}\n"


@row
def required_100000():
    return schemas("A: {type: object, required: [" + many(100_000, "p@") + "]}")


@row
def enum_values_1000000():
    return schemas("A: {enum: [" + many(1_000_000, "v@") + "]}")


@row
def enum_of_50000_objects():
    return schemas("A: {enum: [" + many(50_000, "{a: @, b: [x, y]}") + "]}")


@row
def nested_one_of_of_all_of_200():
    branch = "{allOf: [" + NEXT + ", {properties: {p@: {}}}]}"
    nested = lines(200, "A@: {oneOf: [" + branch + ", " + branch.replace("p@", "q@") + "]}")
    return schemas(*nested, "A200: {type: object, properties: {a: {}}}")


@row
def enums_500_of_1000_values():
    return schemas(*lines(500, "A@: {enum: [w@, " + many(1000, "v@").replace("@", "") + "]}"))


@row
def properties_10000():
    return schemas("A: {properties: {" + many(10_000, "p@: {type: string}") + "}}")


@row
def schemas_100_of_1000_properties():
    return schemas(*lines(100, "A@: {properties: {q@: {}, " + many(999, "p@: {type: string}") + "}}"))


@row
def one_of_10000_branches():
    return schemas("A: {oneOf: [" + many(10_000, "{required: [p@], properties: {p@: {}}}") + "]}")


@row
def unions_of_900_references():
    objects = lines(900, "A@: {type: object, required: [k], properties: {k: {const: v@}, a: {}, b: {type: integer}}}")
    return schemas(*objects, "U: {oneOf: [" + many(900, REF) + "]}", "V: {anyOf: [" + many(900, REF) + "]}")


@row
def unions_200_of_the_same_200():
    objects = lines(200, "A@: {type: object, properties: {p@: {type: string}}}")
    return schemas(*objects, *lines(200, "U@: {oneOf: [" + many(200, REF) + "]}"))


@row
def unions_of_twice_the_next_60():
    return schemas(*lines(60, "A@: {anyOf: [" + NEXT + ", " + NEXT + "]}"), "A60: {type: object, properties: {a: {}}}")


@row
def inline_objects_500_of_55_levels():
    return schemas(*lines(500, "A@: " + "{properties: {a: " * 55 + "{}" + "}}" * 55))


@row
def ring_of_300_types():
    ring = lines(299, "A@: {required: [next], properties: {next: {type: array, items: " + NEXT + "}}}")
    return schemas(*ring, "A299: {required: [next], properties: {next: {type: array, items: " + REF.replace("@", "0") + "}}}")


@row
def types_300_that_refer_to_all():
    every = many(300, "p@: " + REF)
    return schemas(*lines(300, "A@: {properties: {" + every + "}}"))


# Texts and names.

@row
def title_of_60_megabytes():
    return "openapi: 3.1.0\ninfo:\n  version: '1'\n  title: " + "x" * (60 << 20) + "\npaths: {}\n"


@row
def extension_of_60_megabytes():
    return HEAD + "x-text: " + "x" * (60 << 20) + "\npaths: {}\n"


@row
def descriptions_40_of_a_megabyte():
    text = "Some *words*, `code` and <b>tags</b>. " * 26_000
    return schemas(*lines(40, f"A@: {{type: object, description: '{text}'}}"))


@row
def descriptions_of_10000_operations():
    text = "Some *words*, `code` and <b>tags</b>. " * 100
    return paths(10_000, f"operationId: a@, description: *text, {DONE}").replace("paths:", f"x-text: &text '{text}'\npaths:", 1)


@row
def pattern_properties_5000():
    return schemas("A: {type: object, patternProperties: {" + many(5000, "'^x@-': {type: integer, minimum: @}") + "}}")


@row
def discriminator_mappings_of_5000_names():
    mapping = many(5000, "k@: '#/components/schemas/B'")
    return schemas(
        "A: {oneOf: [" + "{$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind, mapping: {" + mapping + "}}}",
        "B: {type: object, properties: {kind: {type: string}}}")


@row
def dynamic_references_of_5000_bindings():
    template = "T: {$id: 'https://example.com/t', $defs: {i: {$dynamicAnchor: i}}, type: array, items: {$dynamicRef: '#i'}}"
    binding = "B@: {$id: 'https://example.com/b@', $ref: t, $defs: {i: {$dynamicAnchor: i, type: object, title: I@}}}"
    return schemas(template, *lines(5000, binding))


@row
def dynamic_references_in_a_ring_4000():
    ring = "A@: {type: object, properties: {next: {$ref: '#/components/schemas/A@+'}, item: {$dynamicRef: '#i'}}}"
    last = "A4000: {$ref: '#/components/schemas/A0'}"
    anchors = lines(2, "I@: {$id: 'https://example.com/i@', $dynamicAnchor: i, properties: {all: {$ref: 'api.yaml#/components/schemas/A0'}}}")
    return schemas(*lines(4000, ring), last, *anchors)


@row
def dependent_schemas_5000():
    return schemas("A: {type: object, dependentSchemas: {" + many(5000, "k@: {required: [a@]}") + "}}")


@row
def conditions_5000():
    condition = "{if: {properties: {kind: {const: k@}}}, then: {properties: {p@: {type: string}}, required: [p@]}}"
    return schemas("A: {type: object, allOf: [" + many(5000, condition) + "]}")


@row
def tuples_of_10000_elements():
    return schemas("A: {type: array, prefixItems: [" + many(10_000, "{type: integer}") + "]}")


@row
def property_names_of_900_characters_5000():
    return schemas(*lines(10, "A@: {properties: {" + many(500, "n" * 900 + "@: {}") + "}}"))


@row
def schema_names_alike_3000():
    return schemas(*(f"'A{'-' * (at % 900)}_{'.' * (at // 900)}': {{properties: {{a: {{}}}}}}" for at in range(3000)))


@row
def enum_values_alike_9000():
    return schemas("A: {enum: [" + ", ".join(f"'a{'-' * (at % 90)}{'.' * (at // 90)}'" for at in range(9000)) + "]}")


# Files.

@row
def yaml_aliases_of_nine_levels():
    levels = [f"x-a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 9)]
    return HEAD + "x-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "\n".join(levels) + "\npaths: {}\n"


@row
def yaml_merge_keys_2000():
    merged = [f"x-m{at}: &m{at} {{<<: *m{at - 1}, k{at}: 1}}" for at in range(1, 2000)]
    return HEAD + "x-m0: &m0 {k0: 1}\n" + "\n".join(merged) + "\npaths: {}\n"


@row
def files_2000():
    files = {f"a{at}.yaml": f"type: object\nproperties: {{next: {{$ref: a{(at + 1) % 2000}.yaml}}}}\n" for at in range(2000)}
    return {"api.yaml": schemas("A: {$ref: a0.yaml}"), **files}


@row
def duplicate_keys_200000():
    return schemas(*["A: {type: string}"] * 200_000)


@row
def values_5000000():
    return {"api.json": "[" + "0," * 5_000_000 + "0]"}


# Overlays.

LISTS = HEAD + "x-a: " + "[" * 12 + "1, 2" + "]" * 12 + "\npaths: {}\n"


@row
def overlay_50000_parentheses():
    return overlaid(LISTS, ("$[?" + "(" * 50_000 + "@.a" + ")" * 50_000 + "]", "{x-b: 1}"))


@row
def overlay_stars_twelve_deep():
    return overlaid(LISTS, ('$["x-a"]' + "[*,*,*,*]" * 12, "{x-b: 1}"))


@row
def overlay_descendants():
    return overlaid(HEAD + "x-a: {" + many(20_000, "a@: {b: {c: 1}}") + "}\npaths: {}\n", ("$..*..*", "{x-b: 1}"))


@row
def overlay_descendants_of_descendants():
    return overlaid(HEAD + "x-a: " + "{a: " * 100 + "1" + "}" * 100 + "\npaths: {}\n", ("$" + "..*" * 5, "{x-b: 1}"))


@row
def overlay_appends_2000():
    document = HEAD + "x-a: [" + many(20_000, "@") + "]\npaths: {}\n"
    return overlaid(document, *[('$["x-a"]', str(at)) for at in range(2000)])


def write(directory, made):
    files = made if isinstance(made, dict) else {"api.yaml": made}
    for name, text in files.items():
        (directory / name).write_text(text)
    return directory / next(iter(files))


def arguments_of(command, directory, document, made):
    if command == "generate":
        given = [document, "--out", directory / "client", "--name", "client", "--runtime-path", ROOT / "runtime"]
    elif command == "diff":
        texts = made if isinstance(made, dict) else {"api.yaml": made}
        newer = {name: text.replace("title: Costs", "title: Newer", 1) for name, text in texts.items()}
        (directory / "newer").mkdir()
        given = [document, write(directory / "newer", newer)]
    else:
        given = [document]
    if (directory / "overlay.yaml").exists():
        given += ["--overlay", directory / "overlay.yaml"]
    return [command, *given]


def measure(program, command, made, whole):
    """Returns seconds, megabytes, and how the run ended. The directory `whole` is deleted after the last row: a file system
    like ext4 searches longer for places of new files where files were deleted in the last five seconds."""
    directory = pathlib.Path(tempfile.mkdtemp(dir=whole))
    document = write(directory, made)
    command = [program, *arguments_of(command, directory, document, made)]
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    with open(directory / "messages", "w+b") as messages:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages, preexec_fn=limit)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        codes = re.findall(rb"^(?:error|warning|note)\[([a-z-]+)\]", messages.read(), re.MULTILINE)
    ended = {0: "done", 1: "refused"}.get(child.returncode, f"status {child.returncode}")
    shown = ", ".join(dict.fromkeys(code.decode() for code in codes))
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode in (0, 1), f"{ended}: {shown}" if shown else ended


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", help="parts of the names of rows")
    arguments.add_argument("--program", help="the generator; by default a release build")
    arguments.add_argument("--command", default="generate", choices=["generate", "diff", "inspect"])
    given = arguments.parse_args()
    program = given.program
    if not program:
        subprocess.run(["cargo", "build", "--quiet", "--release", "--package", "clientwright"], cwd=ROOT, check=True)
        program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "clientwright"
    (ROOT / "target").mkdir(exist_ok=True)
    print("| document | s | MB | ended |\n|---|--:|--:|---|")
    failed = []
    with tempfile.TemporaryDirectory(prefix="costs-", dir=ROOT / "target") as whole:
        for name, make in ROWS.items():
            if given.names and not any(part in name for part in given.names):
                continue
            seconds, megabytes, is_ended, ended = measure(program, given.command, make(), whole)
            if seconds > SECONDS or megabytes > MEGABYTES or not is_ended:
                failed.append(name)
            print(f"| {name.replace('-', ' ')} | {seconds:.2f} | {megabytes:.0f} | {ended} |", flush=True)
    if failed:
        sys.exit(f"above {SECONDS:.0f} s or {MEGABYTES} MB, or ended by a signal: {', '.join(failed)}")


if __name__ == "__main__":
    main()
