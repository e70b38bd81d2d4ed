/** What a line of a bill is, as far as carbon goes. */
export const CATEGORIES = [
  'compute',
  'memory',
  'gpu',
  'storage-ssd',
  'storage-hdd',
  'storage-object',
  'storage-archive',
  'storage-snapshot',
  'network-internet',
  'network-inter-region',
  'network-intra-region',
  'database',
  'serverless',
  'managed-service',
  'logging',
  'requests',
  'licence-or-support',
  'unknown',
] as const

export type Category = (typeof CATEGORIES)[number]
