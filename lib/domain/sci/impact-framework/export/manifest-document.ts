import type { DisclosedComponent, DisclosedPeriod, EmbodiedTerms, ScoreDisclosure } from './disclosure.ts'

/** Plain data of a YAML document. */
export type PlainDocument = Readonly<Record<string, unknown>>

const SUM = { time: 'sum', component: 'sum' }
const NONE = { time: 'none', component: 'none' }
const described = (unit: string, description: string, methods: typeof SUM) => ({
  unit,
  description,
  'aggregation-method': methods,
})

const step = (method: string, config: PlainDocument, output: PlainDocument, inputs?: PlainDocument) => ({
  path: 'builtin',
  method,
  config,
  'parameter-metadata': { ...(inputs ? { inputs } : {}), outputs: output },
})

const product = (inputs: readonly string[], output: string) => ({
  'input-parameters': inputs,
  'output-parameter': output,
})

/** The built-in plugins of E × I + M: multiplications, divisions and a sum, nothing else. */
function plugins({ methodology, factors }: ScoreDisclosure): PlainDocument {
  const from = `${methodology} Factors: ${factors.identity}. ${factors.sources.join('; ')}`.trim()
  return {
    'apply-pue': step(
      'Multiply',
      product(['it-energy-kwh', 'pue'], 'energy'),
      { energy: described('kWh', 'E: energy of the hardware reserved x PUE', SUM) },
      {
        'it-energy-kwh': described('kWh', from, SUM),
        pue: described('ratio', 'PUE; 1 where the energy has it', NONE),
      },
    ),
    operational: step(
      'Multiply',
      product(['energy', 'grid/carbon-intensity'], 'carbon-operational'),
      { 'carbon-operational': described('gCO2e', 'O = E x I', SUM) },
      { 'grid/carbon-intensity': described('gCO2e/kWh', `location-based. ${from}`, NONE) },
    ),
    'time-share': step(
      'Divide',
      { numerator: 'time-reserved-h', denominator: 'expected-lifespan-h', output: 'time-share' },
      { 'time-share': described('ratio', 'TS = TiR / EL', NONE) },
    ),
    'resource-share': step(
      'Divide',
      { numerator: 'resources-reserved', denominator: 'total-resources', output: 'resource-share' },
      { 'resource-share': described('ratio', 'RS = RR / ToR', NONE) },
    ),
    embodied: step(
      'Multiply',
      product(['total-embodied-g', 'time-share', 'resource-share'], 'carbon-embodied'),
      { 'carbon-embodied': described('gCO2e', 'M = TE x TS x RS', SUM) },
      { 'total-embodied-g': described('gCO2e', `TE. ${from}`, NONE) },
    ),
    carbon: step('Sum', product(['carbon-operational', 'carbon-embodied'], 'carbon'), {
      carbon: described('gCO2e', 'C = O + M', SUM),
    }),
  }
}

const seconds = ({ from, to }: DisclosedPeriod): number => (Date.parse(to) - Date.parse(from)) / 1000
const timestamp = (from: string): string => new Date(from).toISOString()

/** Whether a period's M is given by its terms. */
export const hasTerms = (embodied: DisclosedPeriod['embodied']): embodied is EmbodiedTerms =>
  'totalEmbodiedG' in embodied

/** M of a period, in the order of operations of the manifest. */
export const embodiedG = ({ embodied }: DisclosedPeriod): number =>
  hasTerms(embodied)
    ? embodied.totalEmbodiedG *
      (embodied.timeReservedHours / embodied.expectedLifespanHours) *
      (embodied.resourcesReserved / embodied.totalResources)
    : embodied.embodiedG

const termsOf = (embodied: EmbodiedTerms) => ({
  'total-embodied-g': embodied.totalEmbodiedG,
  'time-reserved-h': embodied.timeReservedHours,
  'expected-lifespan-h': embodied.expectedLifespanHours,
  'resources-reserved': embodied.resourcesReserved,
  'total-resources': embodied.totalResources,
})

function component({ provenance, periods }: DisclosedComponent): PlainDocument {
  const inTerms = periods.every(({ embodied }) => hasTerms(embodied))
  const shares = inTerms ? ['time-share', 'resource-share', 'embodied'] : []
  return {
    description: provenance,
    pipeline: { compute: ['apply-pue', 'operational', ...shares, 'carbon'] },
    inputs: periods.map((period) => ({
      timestamp: timestamp(period.from),
      duration: seconds(period),
      'it-energy-kwh': period.energyKwh,
      pue: period.pue,
      'grid/carbon-intensity': period.intensityGPerKwh,
      ...(inTerms && hasTerms(period.embodied)
        ? termsOf(period.embodied)
        : { 'carbon-embodied': embodiedG(period) }),
    })),
  }
}

const tags = { kind: 'sci', complexity: 'moderate', category: 'cloud' }

/** A manifest of all components, one row per period, adding up to E, O, M and C of the boundary. */
export const componentsDocument = (
  score: ScoreDisclosure,
  components: readonly DisclosedComponent[],
): PlainDocument => ({
  name: `${score.software.name}: components of ${score.boundary.name} ${score.boundary.version}`,
  description: `One row per component and period, all numbers resolved. ${score.software.description}`.trim(),
  tags,
  aggregation: { metrics: ['carbon', 'energy', 'carbon-operational', 'carbon-embodied'], type: 'both' },
  initialize: { plugins: plugins(score) },
  tree: {
    children: {
      boundary: { children: Object.fromEntries(components.map((each) => [each.name, component(each)])) },
    },
  },
})

/** A manifest of the one division: all carbon by all units of the same period, the ratio of sums. */
export function totalDocument(
  { software, boundary, functionalUnit }: ScoreDisclosure,
  first: DisclosedPeriod,
  last: DisclosedPeriod,
  carbonG: number,
): PlainDocument {
  const { name, count, source } = functionalUnit
  return {
    name: `${software.name}: score of ${boundary.name} ${boundary.version}`,
    description: 'C and R are totals of the same period; C is `aggregated` of the components’ manifest.',
    tags,
    initialize: {
      plugins: {
        'score-of-total': step(
          'Divide',
          { numerator: 'carbon', denominator: 'functional-units', output: 'sci' },
          { sci: described(`gCO2e per ${name}`, 'SCI = C / R, ratio of sums', NONE) },
          {
            carbon: described('gCO2e', 'C = O + M of all components', SUM),
            'functional-units': described(name, source, SUM),
          },
        ),
      },
    },
    tree: {
      children: {
        'system-total': {
          pipeline: { compute: ['score-of-total'] },
          inputs: [
            {
              timestamp: timestamp(first.from),
              duration: (Date.parse(last.to) - Date.parse(first.from)) / 1000,
              carbon: carbonG,
              'functional-units': count,
            },
          ],
        },
      },
    },
  }
}
