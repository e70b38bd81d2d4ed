/** Accounts of the demo's AWS organisation. */
export const AWS_ACCOUNTS = {
  billing: { id: '000010000000', name: 'larkspur-billing' },
  shop: { id: '000010000011', name: 'larkspur-shop' },
  payments: { id: '000010000012', name: 'larkspur-payments' },
  data: { id: '000010000013', name: 'larkspur-data' },
  staging: { id: '000010000014', name: 'larkspur-staging' },
  shared: { id: '000010000015', name: 'larkspur-shared' },
} as const
export type AwsAccount = keyof typeof AWS_ACCOUNTS

/** Regions with the prefix of their usage types, their name in price lists, and their price level. */
export const AWS_REGIONS = {
  'eu-west-1': { prefix: 'EU-', location: 'EU (Ireland)', level: 1.1 },
  'eu-central-1': { prefix: 'EUC1-', location: 'EU (Frankfurt)', level: 1.15 },
  'eu-north-1': { prefix: 'EUN1-', location: 'EU (Stockholm)', level: 1.03 },
  'us-east-1': { prefix: '', location: 'US East (N. Virginia)', level: 1 },
  'us-west-2': { prefix: 'USW2-', location: 'US West (Oregon)', level: 1 },
  'ap-south-1': { prefix: 'APS3-', location: 'Asia Pacific (Mumbai)', level: 0.92 },
  'ap-southeast-2': { prefix: 'APS2-', location: 'Asia Pacific (Sydney)', level: 1.25 },
} as const
export type AwsRegion = keyof typeof AWS_REGIONS

/** Machines with their on-demand price in us-east-1, USD an hour. */
export const AWS_MACHINES = {
  't3.medium': { vcpu: 2, memoryGib: 4, price: 0.0416, family: 'General purpose' },
  'm5.large': { vcpu: 2, memoryGib: 8, price: 0.096, family: 'General purpose' },
  'm5.4xlarge': { vcpu: 16, memoryGib: 64, price: 0.768, family: 'General purpose' },
  'm6i.xlarge': { vcpu: 4, memoryGib: 16, price: 0.192, family: 'General purpose' },
  'm6i.2xlarge': { vcpu: 8, memoryGib: 32, price: 0.384, family: 'General purpose' },
  'm7g.xlarge': { vcpu: 4, memoryGib: 16, price: 0.1632, family: 'General purpose' },
  'c5.4xlarge': { vcpu: 16, memoryGib: 32, price: 0.68, family: 'Compute optimized' },
  'c6g.2xlarge': { vcpu: 8, memoryGib: 16, price: 0.272, family: 'Compute optimized' },
  'c7a.2xlarge': { vcpu: 8, memoryGib: 16, price: 0.4106, family: 'Compute optimized' },
  'r5.2xlarge': { vcpu: 8, memoryGib: 64, price: 0.504, family: 'Memory optimized' },
  'r6g.large': { vcpu: 2, memoryGib: 16, price: 0.1008, family: 'Memory optimized' },
  'r6g.xlarge': { vcpu: 4, memoryGib: 32, price: 0.2016, family: 'Memory optimized' },
  'r6g.2xlarge': { vcpu: 8, memoryGib: 64, price: 0.4032, family: 'Memory optimized' },
  'g5.xlarge': { vcpu: 4, memoryGib: 16, price: 1.006, family: 'GPU instance' },
} as const
export type AwsMachine = keyof typeof AWS_MACHINES
