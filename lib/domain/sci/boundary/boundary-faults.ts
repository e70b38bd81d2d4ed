import { SHARED } from '../../report/emissions.ts'
import { CATEGORIES } from '../../usage/category.ts'
import { allocateOperations } from '../allocate-operations.ts'
import {
  type BoundaryComponent,
  type BoundaryDefinition,
  SELECTED_BY,
  type Selection,
  SHARED_COMPONENT,
  teamsInside,
} from '../boundary.ts'
import { nameFault } from '../name-fault.ts'

/** What is wrong with a part of a boundary. */
export interface BoundaryFault {
  /** The part, such as `components.2.name`. */
  readonly at: string
  readonly fault: string
}

export const MAX_COMPONENTS = 50
export const MAX_SELECTED = 200
export const MAX_VALUE_LENGTH = 500
export const MAX_REASON_LENGTH = 500
export const MAX_DESCRIPTION_LENGTH = 2000

const isSubset = (inner: readonly string[] | undefined, outer: readonly string[] | undefined): boolean =>
  outer === undefined || (inner?.every((value) => outer.includes(value)) ?? false)

/** Where something is, and whose it is: not what kind of usage. */
const PLACES = SELECTED_BY.filter((name) => name !== 'category' && name !== 'service')

/** Whether a component takes, of the owners and places of another, all services. */
const takesServicesOf = (one: Selection, all: Selection): boolean =>
  all.service === undefined && PLACES.every((name) => isSubset(one[name], all[name]))

const hasOwner = ({ team, account, tag }: Selection): boolean => (team ?? account ?? tag) !== undefined

/** The categories of the owners of a component that no component says anything of. */
function unsaidCategories(of: Selection, components: readonly BoundaryComponent[]): readonly string[] {
  const covering = components.filter(({ selection }) => takesServicesOf(of, selection))
  return CATEGORIES.filter(
    (category) => !covering.some(({ selection }) => selection.category?.includes(category) ?? true),
  )
}

/** What a component leaves out without saying so: some kinds of usage of the owners that it names. */
function silentlyLeftOut(
  { inside, selection }: BoundaryComponent,
  components: readonly BoundaryComponent[],
): string | null {
  const isNarrow =
    selection.category !== undefined || (selection.service !== undefined && hasOwner(selection))
  if (inside !== true || !isNarrow) return null
  const { category: _, service: __, ...owners } = selection
  const unsaid = unsaidCategories(owners, components)
  if (unsaid.length === 0) return null
  const what = unsaid.length === CATEGORIES.length ? 'other services' : unsaid.join(', ')
  return `It takes only some usage. Say in another component what becomes of the rest (${what}): inside, or left out with a reason.`
}

/** What is wrong with the choice of some usage. @param at where it stands, such as `components.2.selection` */
export function selectionFaults(selection: Selection, at: string): readonly BoundaryFault[] {
  return SELECTED_BY.flatMap((name) => {
    const values = selection[name]
    const where = `${at}.${name}`
    if (values === undefined) return []
    if (values.length === 0) return [{ at: where, fault: 'Name at least one value, or leave it away.' }]
    if (values.length > MAX_SELECTED) return [{ at: where, fault: `Use at most ${MAX_SELECTED} values.` }]
    if (values.some((value) => value.length > MAX_VALUE_LENGTH))
      return [{ at: where, fault: `Use at most ${MAX_VALUE_LENGTH} characters for each value.` }]
    if (name === 'tag' && values.some((value) => value.indexOf('=') < 1))
      return [{ at: where, fault: 'Give each tag as key=value.' }]
    const unknown = values.find((value) => name === 'category' && !CATEGORIES.some((each) => each === value))
    return unknown === undefined
      ? []
      : [{ at: where, fault: `There is no category “${unknown}”: use ${CATEGORIES.join(', ')}.` }]
  })
}

function componentFaults(
  component: BoundaryComponent,
  index: number,
  components: readonly BoundaryComponent[],
): readonly BoundaryFault[] {
  const at = `components.${index}`
  const { name, inside, selection } = component
  const faults = [...selectionFaults(selection, `${at}.selection`)]
  const wrongName = nameFault(name)
  if (wrongName !== null) faults.push({ at: `${at}.name`, fault: wrongName })
  if (name === SHARED_COMPONENT)
    faults.push({
      at: `${at}.name`,
      fault: `“${SHARED_COMPONENT}” is the name of the share of what teams share.`,
    })
  if (components.findIndex((each) => each.name === name) < index)
    faults.push({ at: `${at}.name`, fault: 'Another component has this name.' })
  const silent = silentlyLeftOut(component, components)
  if (silent !== null) faults.push({ at, fault: silent })
  if (inside === true) return faults
  if (inside.reason.trim() === '')
    faults.push({ at: `${at}.inside`, fault: 'Say why it is left out: the reason is disclosed.' })
  if (inside.reason.length > MAX_REASON_LENGTH)
    faults.push({ at: `${at}.inside`, fault: `Use at most ${MAX_REASON_LENGTH} characters.` })
  return faults
}

function splitFaults(definition: BoundaryDefinition): readonly BoundaryFault[] {
  const { components, sharedSplit } = definition
  if (sharedSplit.by === 'none') return []
  const at = 'sharedSplit'
  if (components.some(({ selection }) => selection.team?.includes(SHARED)))
    return [{ at, fault: 'A component takes shared usage whole: it cannot be divided too.' }]
  return teamsInside(definition).length === 0
    ? [{ at, fault: 'Only teams have a share of shared usage: name a team in a component, or choose none.' }]
    : []
}

function allocationFaults({ allocation }: BoundaryDefinition): readonly BoundaryFault[] {
  if (allocation === null) return []
  const zero = { low: 0, central: 0, high: 0 }
  const none = { energyKwh: zero, operationalKgCo2e: zero, embodiedKgCo2e: zero }
  const shares = allocateOperations(none, allocation.weights)
  const names = allocation.weights
    .map(({ operation }) => nameFault(operation))
    .filter((each) => each !== null)
  return [...(shares.ok ? [] : [shares.reason]), ...names].map((fault) => ({ at: 'allocation', fault }))
}

/**
 * Everything that is wrong with a boundary; empty where it can be used. A component that takes only some categories or services
 * of an owner needs others that say what becomes of the rest, so that nothing is left out without a reason.
 * Source: ISO/IEC 21031:2024 (GSF SCI 1.1), "Software boundary".
 *
 * @example boundaryFaults(of one component, team checkout, category compute) // components.0: "It takes only some usage. …"
 */
export function boundaryFaults(name: string, definition: BoundaryDefinition): readonly BoundaryFault[] {
  const { components, description } = definition
  const wrongName = nameFault(name)
  return [
    ...(wrongName === null ? [] : [{ at: 'name', fault: wrongName }]),
    ...(description.length > MAX_DESCRIPTION_LENGTH
      ? [{ at: 'description', fault: `Use at most ${MAX_DESCRIPTION_LENGTH} characters.` }]
      : []),
    ...(components.some(({ inside }) => inside === true)
      ? []
      : [{ at: 'components', fault: 'At least one component must be inside.' }]),
    ...(components.length > MAX_COMPONENTS
      ? [{ at: 'components', fault: `Use at most ${MAX_COMPONENTS} components.` }]
      : components.flatMap(componentFaults)),
    ...splitFaults(definition),
    ...allocationFaults(definition),
  ]
}
