import { METHOD_VERSION } from '#lib/domain/estimate/estimate-kind.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'

/**
 * What decides a coefficient, in 12 hexadecimal digits: SHA-256 over a factor set's tables and code and over the
 * method. A test says when one must change. Estimates that are kept carry it in their name, so that those of
 * another revision are never mixed with these.
 */
export const REVISIONS: Readonly<Record<FactorSetId, string>> = {
  '2026.1': '1d5aeff0b88c',
  'ccf-2024': '2d5fce556d84',
}

/** The name of the estimates that this version makes with a factor set. */
export const estimateVersion = (set: FactorSetId): string => `${set}.m${METHOD_VERSION}.${REVISIONS[set]}`
