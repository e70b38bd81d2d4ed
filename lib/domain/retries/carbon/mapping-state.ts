/**
 * What is known of the usage of a service of traces.
 *
 * - `mapped`: a rule says which usage it is, and there is some in the period.
 * - `no-usage`: a rule says so, and the bills have none of it.
 * - `outside`: a rule says that nothing of it is billed here.
 * - `unmapped`: no rule speaks of it.
 */
export const MAPPING_STATES = ['mapped', 'no-usage', 'outside', 'unmapped'] as const
export type MappingState = (typeof MAPPING_STATES)[number]
