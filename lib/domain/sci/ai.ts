import { type SciEmissions, type SciScore, sciScore } from './score.ts'

export const AI_CONSUMER_UNITS = ['token', 'image', 'inference', 'workflow'] as const
export type AiConsumerUnit = (typeof AI_CONSUMER_UNITS)[number]

export const AI_PROVIDER_UNITS = ['FLOP', 'training token', 'parameter'] as const
export type AiProviderUnit = (typeof AI_PROVIDER_UNITS)[number]

interface AiPart<Unit extends string> {
  readonly emissions: SciEmissions
  readonly functionalUnit: Unit
  /** R; null where it is not known. */
  readonly functionalUnits: number | null
}

interface AiScore<Unit extends string> {
  readonly functionalUnit: Unit
  readonly score: SciScore
}

/** Two scores for two audiences. They are never added: their carbon and their R are of different stages. */
export interface AiScores {
  /** Operation and monitoring, for those who use the system. */
  readonly consumer: AiScore<AiConsumerUnit>
  /** Inception, design, development, deployment and retirement, for those who make it. */
  readonly provider: AiScore<AiProviderUnit>
}

const scored = <Unit extends string>({
  emissions,
  functionalUnit,
  functionalUnits,
}: AiPart<Unit>): AiScore<Unit> => ({ functionalUnit, score: sciScore(emissions, functionalUnits) })

/**
 * SCI for AI: the consumer score per token, image, inference or workflow, and the provider score per FLOP, training
 * token or parameter, in g CO2e. A service that calls several models, tools or retrievals counts all of them in.
 * Definition: SCI for AI of the Green Software Foundation (ratified December 2025).
 *
 * @example sciForAi({ consumer: 3,200 kg over 40 million inferences, provider: 75,000 kg over 2.5 billion parameters })
 * // consumer 0.08 g per inference, provider 0.03 g per parameter (30,000 kg per billion)
 */
export const sciForAi = (parts: {
  readonly consumer: AiPart<AiConsumerUnit>
  readonly provider: AiPart<AiProviderUnit>
}): AiScores => ({ consumer: scored(parts.consumer), provider: scored(parts.provider) })
