/** One small notice with one clause and one duty for two agencies, the second under the first. */
import type { SourceEntry } from "../../graph/engine.ts"
import type { NodeProps, Subgraph } from "../../graph/model.ts"
import { edge, node } from "./random.ts"

export const agencies: [NodeProps<"Agency">, NodeProps<"Agency">] = [
  { id: "a1", name: "Ủy ban nhân dân tỉnh", level: "province", isGroup: false },
  { id: "a2", name: "Sở Y tế", level: "province", isGroup: false },
]
export const entry = (id: string, name: string, noticeId: string | null): SourceEntry => ({
  id,
  name,
  mediaType: "text/plain",
  status: "read",
  error: null,
  message: null,
  noticeId,
  reader: 1,
})

export function notice(id: string, words: { text?: string; gist?: string } = {}): Subgraph {
  const common = { path: "1", ordinal: 0, noticeId: id, provinceId: null, issuedOn: "2024-05-01", from: 0, to: 4 }
  const { text = "Giao Sở Y tế thực hiện", gist = "thực hiện" } = words
  return {
    nodes: [
      node("Notice", {
        id,
        kind: "TB",
        number: null,
        title: null,
        issuedOn: "2024-05-01",
        meetingOn: null,
        place: null,
        system: "state",
        status: "notice",
        text,
        findings: [],
      }),
      node("Directive", { id: `${id}/1`, heading: null, text, order: true, ...common }),
      node("Duty", {
        id: `${id}/1#0`,
        gist,
        modality: "ORDER",
        polarity: "positive",
        deadline: null,
        dueFrom: null,
        dueOn: "2024-06-01",
        reported: false,
        ...common,
      }),
      ...agencies.map((agency) => node("Agency", agency)),
    ],
    edges: [
      edge("PART_OF", ["Directive", `${id}/1`], ["Notice", id], {}),
      edge("STATED_IN", ["Duty", `${id}/1#0`], ["Directive", `${id}/1`], {}),
      edge("ASSIGNED", ["Duty", `${id}/1#0`], ["Agency", "a1"], { role: "LEAD", implicit: false, from: 0, to: 2 }),
      edge("ASSIGNED", ["Duty", `${id}/1#0`], ["Agency", "a2"], {
        role: "COORDINATE",
        implicit: false,
        from: 2,
        to: 4,
      }),
      edge("UNDER", ["Agency", "a2"], ["Agency", "a1"], {}),
    ],
  }
}
export const passage = ({ nodes, edges }: Subgraph, id: string, directive: string): Subgraph => ({
  nodes: [...nodes, node("Passage", { id, text: `đoạn ${id}` })],
  edges: [...edges, edge("OF", ["Passage", id], ["Directive", directive], { from: 0, to: 4 })],
})
