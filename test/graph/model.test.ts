import { expect, test } from "vitest"
import { migrations } from "../../graph/engines/sqlite/schema.ts"
import { edgeFields, nodeFields } from "../../graph/fields.ts"
import { EDGE_KINDS, MODEL_VERSION, NODE_KINDS } from "../../graph/model.ts"

test("each version of the model has its migration", () => {
  expect(migrations).toHaveLength(MODEL_VERSION)
})

test("fields are read from the model with their types", () => {
  const duty = Object.fromEntries(nodeFields.Duty.map((field) => [field.name, field]))
  expect(duty).toMatchObject({
    id: { type: "text", nullable: false },
    modality: { type: "text" },
    reported: { type: "boolean" },
    deadline: { type: "json", nullable: true },
    dueOn: { type: "text", nullable: true },
    from: { type: "integer" },
  })
  expect(nodeFields.Source.find(({ name }) => name === "names")?.type).toBe("list")
  expect(nodeFields.Province.find(({ name }) => name === "latitude")?.type).toBe("real")
  expect(edgeFields.SIGNED_BY.find(({ name }) => name === "authority")?.type).toBe("list")
})

test("every node has an id, and no edge a property that names its ends", () => {
  for (const kind of NODE_KINDS) expect(nodeFields[kind][0]?.name).toBe("id")
  const taken = ["id", "source", "sourceKind", "target", "targetKind", "label"]
  for (const kind of EDGE_KINDS)
    expect(edgeFields[kind].map(({ name }) => name).filter((name) => taken.includes(name))).toEqual([])
})
