/** What a bill can be about. */
export const BILL_DATASETS = ['usage', 'allocations', 'footprints'] as const
export type BillDataset = (typeof BILL_DATASETS)[number]

/** What a part of the lake is about. Only `usage` is ever summed into a figure. */
export const DATASETS = [...BILL_DATASETS, 'spans', 'logs'] as const

/**
 * - `usage`: charges, the facts behind every figure.
 * - `allocations`: how workloads share machines that some bill carries already (Kubernetes).
 * - `footprints`: what a provider itself says of its customer's emissions, kept for comparison.
 * - `spans`: traces, which say how much of the work of services was wasted.
 * - `logs`: templates and counts of log files, which say what lines logs are made of.
 */
export type Dataset = (typeof DATASETS)[number]
