import { z } from 'zod'
import { AwsIdentity, awsDomain, identityHosts } from '../aws/aws-credentials.ts'

/** What of the bills is asked for, and as whom. */
export const CostExplorerConfig = z.strictObject({
  ...AwsIdentity.shape,
  /** Cost Explorer has one host for all regions of a part of the world. */
  partition: z.enum(['aws', 'aws-cn']).default('aws'),
  /** How many months back, this one included. Cost Explorer keeps 13. */
  months: z.int().min(1).max(13).default(3),
  /** By what usage is told apart beside region, service and usage type, so that teams can be seen. Each value costs further requests. */
  teamsBy: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('account') }),
      z.strictObject({ kind: z.literal('tag'), key: z.string().trim().min(1).max(128) }),
    ])
    .optional(),
  /** Of the management account: with it, a Cost and Usage Report of the same month and this replace each other. */
  billingAccountId: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
})
export type CostExplorerConfig = z.infer<typeof CostExplorerConfig>

/** The region that requests to Cost Explorer are signed for. */
export const costExplorerRegion = ({ partition }: Pick<CostExplorerConfig, 'partition'>): string =>
  partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1'

/** Where Cost Explorer is asked, unless the usual variable of the AWS SDK names another place. */
export function costExplorerEndpoint(config: Pick<CostExplorerConfig, 'partition'>): URL {
  const region = costExplorerRegion(config)
  return new URL(process.env.AWS_ENDPOINT_URL_COST_EXPLORER || `https://ce.${region}.${awsDomain(region)}`)
}

/** Every host that may be asked. */
export const costExplorerHosts = (config: CostExplorerConfig): readonly URL[] => [
  costExplorerEndpoint(config),
  ...identityHosts(config, costExplorerRegion(config)),
]
