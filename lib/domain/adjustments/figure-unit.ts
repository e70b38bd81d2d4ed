import { estimateKind } from '../estimate/estimate-kind.ts'
import type { FactorSet } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Kind } from '../usage/kind.ts'
import { figuresOfMachine, figuresOfPlace, NEWEST, PROVIDERS, plainFigures } from './figures-of-set.ts'

const MACHINE_NAMES = [
  /^(.+), (?:idle|full load|manufacture)$/,
  /^(?:manufacture|power|power at (?:0|100) % load), (.+)$/,
]

/** Figures of the machine or accelerator that the name of a figure speaks of. */
const machineFigures = (figureId: string, set: FactorSet): readonly Figure[] =>
  MACHINE_NAMES.flatMap((pattern) => pattern.exec(figureId)?.[1] ?? []).flatMap((name) =>
    figuresOfMachine(name, set),
  )

/** Figures of the place that the name of a figure speaks of, where there is such a place. */
const placeFigures = (
  figureId: string,
  set: FactorSet,
  isPlace: (provider: string, region: string) => boolean,
): readonly Figure[] =>
  PROVIDERS.flatMap((provider) => {
    const rest = [`grid, ${provider}`, `PUE, ${provider}`].find(
      (start) => figureId === start || figureId.startsWith(`${start} `),
    )
    if (rest === undefined) return []
    const region = figureId.slice(rest.length + 1).replace(/, location-based$/, '')
    if (region !== '' && !isPlace(provider, region)) return []
    return figuresOfPlace(provider, region, set)
  })

/** Figures that take part in the estimate of some usage. */
const figuresOfKind = (kind: Kind, set: FactorSet): readonly Figure[] => [
  ...estimateKind(kind, NEWEST, set).terms.flatMap(({ figures }) => figures),
  ...figuresOfPlace(kind.provider, kind.region, set),
]

/**
 * The unit of a figure of a factor set; undefined where the set has no figure of this name: neither one of a place, a machine or a
 * rule, nor one that takes part in the usage there is. An override of such a name would change nothing.
 *
 * @param kinds of the usage there is: a bill may name machines and places that are in no table
 * @param isPlace whether a region of a provider is known
 *
 * @example figureUnit('CPU utilisation', set, { kinds: [], isPlace }) // 'fraction'
 * @example figureUnit('grid, AWS eu-wset-1', set, { kinds: [], isPlace }) // undefined
 */
export function figureUnit(
  figureId: string,
  set: FactorSet,
  {
    kinds,
    isPlace,
  }: {
    readonly kinds: readonly Kind[]
    readonly isPlace: (provider: string, region: string) => boolean
  },
): string | undefined {
  const unitIn = (figures: readonly Figure[]) => figures.find(({ id }) => id === figureId)?.unit
  const found =
    unitIn(placeFigures(figureId, set, isPlace)) ??
    unitIn(plainFigures(set)) ??
    unitIn(machineFigures(figureId, set))
  if (found !== undefined) return found
  for (const kind of kinds) {
    const unit = unitIn(figuresOfKind(kind, set))
    if (unit !== undefined) return unit
  }
  return undefined
}
