#!/usr/bin/env python3
"""Generates from documents just below the limits of `generator/src/limits.rs`, checks the crates, and prints what `rustc` needs.

A row above 120 s of processor time or 4 GB fails, and so does a crate that does not compile. Every document is made here.

    benches/rustc.py                     # all rows, with a release build of the generator
    benches/rustc.py ring                # the rows whose names contain this
    benches/rustc.py --program PATH      # another build
"""

import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS, MEGABYTES = 120.0, 4096
TEXT = {"type": "string"}
DONE = {"204": {"description": "Done."}}
ROWS = {}


def row(function):
    ROWS[function.__name__.replace("_", "-")] = function
    return function


def document(paths, schemas=None, **more):
    head = {"openapi": "3.1.0", "info": {"title": "Costs", "version": "1"}, "servers": [{"url": "https://example.com"}]}
    components = {"schemas": schemas or {}, **more.pop("components", {})}
    return {**head, "paths": paths, "components": components, **more}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def sends_and_receives(schema):
    """A call with this schema in the body of the request and of the response."""
    content = {"content": {"application/json": {"schema": schema}}}
    return {"/a": {"post": {"operationId": "a", "requestBody": content, "responses": {"200": {"description": "A.", **content}}}}}


def of_schemas(schemas, first):
    return document(sends_and_receives(ref(first)), schemas)


def of_operation(operation, **more):
    return document({"/a": {"get": {"operationId": "a", "responses": DONE, **operation}}}, **more)


def named(count, of):
    return {f"A{at}": of(at) for at in range(count)}


def fields(count, prefix="a"):
    kinds = [TEXT, {"type": "integer"}, {"type": "array", "items": TEXT}, {"type": "string", "format": "date-time"}]
    return {f"{prefix}{at}": kinds[at % len(kinds)] for at in range(count)}


@row
def properties_1000():
    return of_schemas({"A": {"type": "object", "properties": fields(1000)}}, "A")


@row
def required_properties_1000():
    return of_schemas({"A": {"type": "object", "properties": fields(1000), "required": list(fields(1000))}}, "A")


@row
def values_10000():
    return of_schemas({"A": {"enum": [f"value {at}" for at in range(10_000)]}}, "A")


def union(count, discriminated):
    schemas = named(count, lambda at: {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, f"a{at}": TEXT}})
    branches = [ref(f"A{at}") for at in range(count)]
    schemas["A"] = {"oneOf": branches, **({"discriminator": {"propertyName": "kind"}} if discriminated else {})}
    return of_schemas(schemas, "A")


@row
def branches_500():
    return union(500, False)


@row
def branches_1000():
    return union(1000, False)


@row
def branches_1000_with_discriminator():
    return union(1000, True)


@row
def parameters_500():
    return of_operation({"parameters": [{"name": f"a{at}", "in": "query", "schema": TEXT} for at in range(500)]})


@row
def required_parameters_500():
    one = lambda at: {"name": f"a{at}", "in": "query", "required": True, "schema": TEXT}
    return of_operation({"parameters": [one(at) for at in range(500)]})


@row
def headers_200():
    headers = {f"X-A{at}": {"schema": TEXT} for at in range(200)}
    return of_operation({"responses": {"204": {"description": "Done.", "headers": headers}}})


@row
def links_200():
    links = {f"l{at}": {"operationId": "a"} for at in range(200)}
    content = {"application/json": {"schema": TEXT}}
    return of_operation({"responses": {"200": {"description": "Done.", "content": content, "links": links}}})


@row
def media_types_500():
    content = {f"application/a{at}+json": {"schema": {"type": "object", "properties": {f"a{at}": TEXT}}} for at in range(500)}
    return of_operation({"responses": {"200": {"description": "Done.", "content": content}}})


@row
def statuses_200():
    of = lambda at: {"description": "A.", "content": {"application/json": {"schema": {"type": "object", "properties": {f"a{at}": TEXT}}}}}
    return of_operation({"responses": {str(status): of(status) for status in range(200, 300)} | {str(status): of(status) for status in range(400, 500)}})


@row
def schemes_200():
    schemes = {f"s{at}": {"type": "apiKey", "in": "header", "name": f"X-A{at}"} for at in range(200)}
    return of_operation({"security": [{name: []} for name in schemes]}, components={"securitySchemes": schemes})


@row
def servers_1000():
    return of_operation({}, servers=[{"url": f"https://a{at}.example.com/{{v}}", "variables": {"v": {"default": "b"}}} for at in range(1000)])


def operations(count):
    get = lambda at: {"operationId": f"get{at}", "tags": ["a"], "responses": DONE}
    return document({f"/a{at}/{{id}}": {"get": get(at), "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}]} for at in range(count)})


@row
def operations_of_one_tag_3000():
    return operations(3000)


@row
def operations_of_one_tag_12000():
    return operations(12_000)


@row
def webhooks_1000():
    hook = lambda at: {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {f"a{at}": TEXT}}}}}, "responses": DONE}}
    return of_operation({}, webhooks=named(1000, hook))


@row
def all_properties_10000():
    return of_schemas(named(100, lambda at: {"type": "object", "properties": {**fields(99, f"b{at}_"), "next": ref(f"A{(at + 1) % 100}")}}), "A0")


def ring(count, of):
    return of_schemas(named(count, lambda at: {"type": "object", **of(ref(f"A{(at + 1) % count}"))}), "A0")


@row
def ring_300():
    return ring(300, lambda next: {"properties": {"next": next}})


@row
def ring_300_of_arrays():
    return ring(300, lambda next: {"properties": {"next": {"type": "array", "items": next}}, "required": ["next"]})


@row
def ring_300_of_maps():
    return ring(300, lambda next: {"additionalProperties": next})


@row
def ring_300_of_unions():
    return of_schemas(named(300, lambda at: {"oneOf": [{"type": "string"}, {"type": "array", "items": ref(f"A{(at + 1) % 300}")}]}), "A0")


@row
def ring_1000():
    return ring(1000, lambda next: {"properties": {"next": next}})


@row
def chain_300():
    chain = lambda at: {"type": "object", "properties": {"next": ref(f"A{at + 1}") if at < 299 else TEXT}, "required": ["next"]}
    return of_schemas(named(300, chain), "A0")


@row
def each_of_60_refers_to_all():
    every = {f"a{at}": ref(f"A{at}") for at in range(60)}
    return of_schemas(named(60, lambda _: {"type": "object", "properties": every}), "A0")


def nested(depth):
    schema = TEXT
    for _ in range(depth):
        schema = {"type": "object", "properties": {"a": schema}}
    return of_schemas({"A": schema}, "A")


@row
def nested_objects_50():
    return nested(50)


@row
def nested_objects_300():
    return nested(300)


@row
def nested_arrays_50():
    schema = TEXT
    for _ in range(50):
        schema = {"type": "array", "items": schema}
    return of_schemas({"A": schema}, "A")


def all_of(depth):
    link = lambda at: {"allOf": [ref(f"A{at + 1}"), {"properties": {f"a{at}": TEXT}}]} if at < depth else {"type": "object", "properties": {"a": TEXT}}
    return of_schemas(named(depth + 1, link), "A0")


@row
def all_of_50_levels():
    return all_of(49)


@row
def all_of_300_levels():
    return all_of(300)


def generate(program, name, made):
    directory = ROOT / "target" / "rustc" / name
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "api.json").write_text(json.dumps(made))
    command = [program, "generate", directory / "api.json", "--out", directory / "client", "--name", "client", "--runtime-path", ROOT / "runtime"]
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    (directory / "client" / "Cargo.toml").open("a").write("\n[workspace]\n") if ran.returncode == 0 else None
    codes = re.findall(r"^(?:error|warning|note)\[([a-z-]+)\]", ran.stderr, re.MULTILINE)
    return directory / "client", ran.returncode == 0, ", ".join(dict.fromkeys(codes))


def check(directory):
    """Returns seconds, megabytes and the first error of `cargo check`."""
    target = ROOT / "target" / "rustc" / "target"
    shutil.copy(ROOT / "Cargo.lock", directory / "Cargo.lock")
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target), "CARGO_INCREMENTAL": "0"}
    limit = lambda: (resource.setrlimit(resource.RLIMIT_CPU, (600, 600)), resource.setrlimit(resource.RLIMIT_DATA, (10 << 30, 10 << 30)))
    command = ["cargo", "check", "--quiet", "--offline"]
    with open(directory / "messages", "w+b") as messages:
        child = subprocess.Popen(command, cwd=directory, env=environment, stderr=messages, preexec_fn=limit)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        told = messages.read().decode(errors="replace").strip()
    first = next((line for line in told.splitlines() if line.startswith("error") or "overflow" in line), "")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode == 0, first[:150] or ("warnings" if told else "")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", help="parts of the names of rows")
    arguments.add_argument("--program", help="the generator; by default a release build")
    given = arguments.parse_args()
    program = given.program
    if not program:
        subprocess.run(["cargo", "build", "--quiet", "--release", "--package", "clientwright"], cwd=ROOT, check=True)
        program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "clientwright"
    # The runtime is compiled once, before anything is measured.
    warm, _, _ = generate(program, "warm", of_operation({}))
    check(warm)
    print("| document | s | MB | findings, errors |\n|---|--:|--:|---|")
    failed = []
    for name, make in ROWS.items():
        if given.names and not any(part in name for part in given.names):
            continue
        directory, is_made, codes = generate(program, name, make())
        seconds, megabytes, is_good, told = check(directory) if is_made else (0, 0, True, "refused")
        if seconds > SECONDS or megabytes > MEGABYTES or not is_good:
            failed.append(name)
        print(f"| {name.replace('-', ' ')} | {seconds:.1f} | {megabytes:.0f} | {'; '.join(filter(None, [codes, told]))} |", flush=True)
    if failed:
        sys.exit(f"above {SECONDS:.0f} s or {MEGABYTES} MB, or not compiled: {', '.join(failed)}")


if __name__ == "__main__":
    main()
