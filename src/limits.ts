/** How deep and how wide a query may be, judged before it runs. Introspection is free. */
import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql"

const DEEPEST = 16
/** Fields answered at most, each list as full as `first` allows. */
const WIDEST = 1_000_000
/** A `first` that is a variable is not known yet: it is taken as the longest page. */
const LONGEST = 200

interface Size {
  depth: number
  fields: number
}
type Place = {
  context: ValidationContext
  type: GraphQLOutputType | null | undefined
  /** Names of the fragments being spread: one inside itself is another rule's concern. */
  within: ReadonlySet<string>
  /** Length of the list whose `edges` or `nodes` stand here. */
  length: number
}

export function sizeLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const type = context.getSchema().getRootType(operation.operation)
      const { depth, fields } = sizeOf(operation.selectionSet, { context, type, within: new Set(), length: 1 })
      const refuse = (message: string) =>
        context.reportError(new GraphQLError(message, { nodes: operation, extensions: { code: "QUERY_INVALID" } }))
      if (depth > DEEPEST) refuse(`The query is ${depth} levels deep; at most ${DEEPEST} are answered.`)
      if (fields > WIDEST)
        refuse(`The query asks for up to ${fields} fields; at most ${WIDEST} are answered, lower "first".`)
    },
  }
}

function sizeOf({ selections }: SelectionSetNode, place: Place): Size {
  const sizes = selections.map((selection): Size => {
    if (selection.kind === Kind.FIELD) return sizeOfField(selection, place)
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentNamed(selection.name.value, place)
    if (!fragment) return { depth: 0, fields: 0 }
    const named = fragment.typeCondition && place.context.getSchema().getType(fragment.typeCondition.name.value)
    const within = "name" in fragment ? new Set([...place.within, fragment.name.value]) : place.within
    return sizeOf(fragment.selectionSet, { ...place, within, type: named ? (named as GraphQLOutputType) : place.type })
  })
  return {
    depth: sizes.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
  }
}
const fragmentNamed = (name: string, { context, within }: Place): FragmentDefinitionNode | null =>
  within.has(name) ? null : (context.getFragment(name) ?? null)

function sizeOfField(field: FieldNode, { context, type, within, length }: Place): Size {
  if (!field.selectionSet) return { depth: 1, fields: 1 }
  const name = field.name.value
  if (name.startsWith("__")) return { depth: 0, fields: 0 }
  const known = definitionOf(type, name)
  const inner = sizeOf(field.selectionSet, { context, within, type: known?.type, length: lengthOf(field, known) })
  const rows = name === "edges" || name === "nodes" || name === "hits" ? length : 1
  return { depth: inner.depth + 1, fields: 1 + inner.fields * rows }
}
function definitionOf(type: Place["type"], name: string): GraphQLField<unknown, unknown> | undefined {
  const named = type && getNamedType(type)
  return isObjectType(named) || isInterfaceType(named) ? named.getFields()[name] : undefined
}

/** 1 for a field that is no paged list. */
function lengthOf({ arguments: given = [] }: FieldNode, known: GraphQLField<unknown, unknown> | undefined): number {
  const usual = known?.args.find(({ name }) => name === "first")
  if (!usual) return 1
  const first = given.find(({ name }) => name.value === "first")?.value
  if (first?.kind === Kind.INT) return Math.min(Number(first.value), LONGEST)
  return first ? LONGEST : 20
}
