import { sumTerms } from '../estimate/sum-terms.ts'
import { FIGURE_ROLES, type FigureRole, termNumbers } from '../estimate/term-formula.ts'
import type { Figure } from '../factors/figure.ts'
import { exactly, type Range } from '../units/range.ts'
import type { GradedKind } from './graded-kind.ts'

/** Inputs that are moved together, because they come from one source or one choice. */
export const INPUTS = [
  'load',
  'machine-power',
  'grid',
  'pue',
  'machine-manufacture',
  'storage-power',
  'storage-manufacture',
  'copies',
  'network',
  'spend',
] as const
export type Input = (typeof INPUTS)[number]

/** What a total would be otherwise if one input alone were at its low or at its high. */
export interface Sensitivity {
  readonly input: Input
  /** Of an intensity, the name of its figure: each place is moved for itself. Of others `''`. */
  readonly name: string
  /** Its value where all its figures are one and the same, else null. */
  readonly value: (Range & { readonly unit: string }) | null
  /** Change of the central total, kg CO2e: mostly below zero at low, above at high. */
  readonly atLowKg: number
  readonly atHighKg: number
}

const INPUT_OF: Readonly<Record<FigureRole, Input>> = {
  'idle-power': 'machine-power',
  'full-power': 'machine-power',
  manufacture: 'machine-manufacture',
  load: 'load',
  'storage-power': 'storage-power',
  'storage-manufacture': 'storage-manufacture',
  copies: 'copies',
  network: 'network',
  spend: 'spend',
}

interface Placed {
  readonly input: Input
  readonly name: string
  readonly figure: Figure
}

const keyOf = ({ input, name }: Pick<Placed, 'input' | 'name'>): string => `${input} ${name}`

/** Every figure of a kind under the input that it belongs to. */
function inputsOf({ coefficient, pue, grid }: GradedKind): readonly Placed[] {
  const own = coefficient.terms.flatMap(({ formula, figures }) =>
    figures.flatMap((figure, index): Placed[] => {
      const role = FIGURE_ROLES[formula][index]
      return role ? [{ input: INPUT_OF[role], name: '', figure }] : []
    }),
  )
  return [
    ...own,
    { input: 'pue', name: '', figure: pue },
    ...(grid ? [{ input: 'grid' as const, name: grid.id, figure: grid }] : []),
  ]
}

type Side = 'low' | 'central' | 'high'

/** gCO2e per unit of the basis, central, with one input at one side and everything else central. */
function grams({ coefficient, pue, grid }: GradedKind, moved: string | null, side: Side): number {
  const at = (input: Input, name: string, figure: Figure): Range =>
    exactly(figure[keyOf({ input, name }) === moved ? side : 'central'])
  const terms = coefficient.terms.map(({ formula, amount, figures, pueApplies }) => ({
    pueApplies,
    ...termNumbers(
      formula,
      amount,
      figures.map((figure, index) => {
        const role = FIGURE_ROLES[formula][index]
        return role ? at(INPUT_OF[role], '', figure) : exactly(figure.central)
      }),
    ),
  }))
  const { idleKwh, dynamicKwh, embodiedGrams } = sumTerms(terms, at('pue', '', pue))
  const intensity = grid ? at('grid', grid.id, grid).central : 0
  return (idleKwh.central + dynamicKwh.central) * intensity + embodiedGrams.central
}

interface Moved extends Sensitivity {
  readonly figure: Figure
}

const isSame = (a: Figure, b: Figure): boolean =>
  a.id === b.id && a.low === b.low && a.central === b.central && a.high === b.high

const largest = ({ atLowKg, atHighKg }: Sensitivity): number =>
  Math.max(Math.abs(atLowKg), Math.abs(atHighKg))

/**
 * What moves a total most: for each input, the change of the central total if it alone goes to its low, or to its high, everything
 * else central. Largest first; inputs that move nothing are left out. The changes do not add up: inputs multiply each other.
 *
 * @example 100 hours of a machine of 2 W idle, 10 W full, half loaded (0.1 to 0.8), PUE 1.2, 400 g/kWh:
 * load: −153.6 g at low ((2 + 0.1 × 8) W), +115.2 g at high
 */
export function sensitivityOf(kinds: readonly GradedKind[]): readonly Sensitivity[] {
  const found = new Map<string, Moved>()
  for (const kind of kinds) {
    const units = kind.row.amount
    if (units === 0 || kind.coefficient.terms.length === 0) continue
    const inputs = inputsOf(kind)
    const central = grams(kind, null, 'central')
    const change = (key: string, side: Side) => ((grams(kind, key, side) - central) * units) / 1000
    const distinct = new Map(inputs.map((placed) => [keyOf(placed), placed]))
    for (const [key, { input, name, figure }] of distinct) {
      const before = found.get(key)
      const isOne = inputs.every(
        (placed) => keyOf(placed) !== key || isSame(placed.figure, before?.figure ?? figure),
      )
      const { low, central: middle, high, unit } = figure
      found.set(key, {
        input,
        name,
        figure: before?.figure ?? figure,
        value: isOne && before?.value !== null ? { low, central: middle, high, unit } : null,
        atLowKg: (before?.atLowKg ?? 0) + change(key, 'low'),
        atHighKg: (before?.atHighKg ?? 0) + change(key, 'high'),
      })
    }
  }
  return [...found.values()]
    .filter((moved) => largest(moved) > 0)
    .sort((a, b) => largest(b) - largest(a) || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ figure: _, ...sensitivity }) => sensitivity)
}
