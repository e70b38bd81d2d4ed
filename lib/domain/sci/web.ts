import { add, type Range, ZERO } from '../units/range.ts'
import { refuse } from './refusal.ts'
import { type SciScore, sciScore } from './score.ts'

/** How the embodied emissions of networks were given to a journey. */
export const NETWORK_BASES = ['time', 'devices', 'bytes'] as const
export type NetworkBasis = (typeof NETWORK_BASES)[number]

/** The parts of one journey on a web site, over one period, in kg CO2e; build infrastructure is outside. */
export interface WebEmissions {
  /** O_server: servers and third parties. */
  readonly serverOperationalKgCo2e: Range
  /** O_client: the devices of visitors. */
  readonly clientOperationalKgCo2e: Range
  readonly serverEmbodiedKgCo2e: Range
  readonly networkEmbodiedKgCo2e: Range
  readonly networkEmbodiedBasis: NetworkBasis
  readonly clientEmbodiedKgCo2e: Range
  /** O_network, where it is estimated: in the second score only. */
  readonly networkOperationalKgCo2e?: Range
}

/** The score of a journey, and beside it, never instead of it, the score with the network's operation. */
export interface WebScores {
  readonly score: SciScore
  readonly withNetwork: SciScore | null
}

/**
 * SCI for Web: `(O_server + O_client + M_server + M_network + M_client) / R`, in g CO2e per journey. R counts people,
 * not bots. Network operation makes a second score. M_network is never divided by bytes, because hardware does not
 * wear with traffic.
 * Definition: SCI for Web of the Green Software Foundation (proposed, draft 0.2.0).
 *
 * @param functionalUnits journeys of one kind; journeys of different kinds are never added up
 * @example sciForWeb(O 2,100 + 890 kg, M 320 + 40 + 150 kg, 500_000) // 7 g per completed transaction
 */
export function sciForWeb(parts: WebEmissions, functionalUnits: number | null): WebScores {
  if (parts.networkEmbodiedBasis === 'bytes') {
    const refused = refuse('M_network is shared by bytes, but hardware does not wear with traffic')
    return { score: refused, withNetwork: parts.networkOperationalKgCo2e ? refused : null }
  }
  const operationalKgCo2e = add(parts.serverOperationalKgCo2e, parts.clientOperationalKgCo2e)
  const embodiedKgCo2e = [
    parts.serverEmbodiedKgCo2e,
    parts.networkEmbodiedKgCo2e,
    parts.clientEmbodiedKgCo2e,
  ].reduce(add, ZERO)
  const scoreOf = (operational: Range): SciScore =>
    sciScore({ energyKwh: ZERO, operationalKgCo2e: operational, embodiedKgCo2e }, functionalUnits)
  const network = parts.networkOperationalKgCo2e
  return {
    score: scoreOf(operationalKgCo2e),
    withNetwork: network ? scoreOf(add(operationalKgCo2e, network)) : null,
  }
}
