import type { SourceColumns } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell, first, orEmpty } from '../sql/text.ts'

/** Prefix of a usage type → region, as AWS writes them: `EUC1-BoxUsage:m5.large`. */
const USAGE_TYPE_REGIONS: Readonly<Record<string, string>> = {
  USE1: 'us-east-1',
  USE2: 'us-east-2',
  USW1: 'us-west-1',
  USW2: 'us-west-2',
  UGE1: 'us-gov-east-1',
  UGW1: 'us-gov-west-1',
  CAN1: 'ca-central-1',
  CAN2: 'ca-west-1',
  EU: 'eu-west-1',
  EUW1: 'eu-west-1',
  EUW2: 'eu-west-2',
  EUW3: 'eu-west-3',
  EUC1: 'eu-central-1',
  EUC2: 'eu-central-2',
  EUN1: 'eu-north-1',
  EUS1: 'eu-south-1',
  EUS2: 'eu-south-2',
  APE1: 'ap-east-1',
  APN1: 'ap-northeast-1',
  APN2: 'ap-northeast-2',
  APN3: 'ap-northeast-3',
  APS1: 'ap-southeast-1',
  APS2: 'ap-southeast-2',
  APS3: 'ap-south-1',
  APS4: 'ap-southeast-3',
  APS5: 'ap-south-2',
  APS6: 'ap-southeast-4',
  SAE1: 'sa-east-1',
  AFS1: 'af-south-1',
  MES1: 'me-south-1',
  MEC1: 'me-central-1',
  ILC1: 'il-central-1',
}

/** Usage types that carry no prefix in us-east-1, of services that always run in a region. */
const REGIONAL_WITHOUT_PREFIX =
  '^((Box|Spot|Dedicated|Host|Unused)[A-Za-z]*Usage|EBS:|EBSOptimized|CPUCredits|InstanceUsage|Multi-AZUsage|RDS:|Aurora:|NodeUsage|NatGateway-|LoadBalancerUsage|LCUUsage|ElasticIP:|TimedStorage-|Lambda-GB-Second|Fargate-)'

/** Region of a row: what the bill says, else its zone, else the prefix of its usage type, else `''`. */
export function regionOf(columns: SourceColumns, productRegion: string): string {
  const zone = columns.find('lineitemavailabilityzone')
  const usageType = columns.find('lineitemusagetype')
  const known = columns.those('productregioncode').map(cell)
  if (productRegion !== 'NULL') known.push(productRegion)
  if (zone !== undefined) {
    known.push(`nullif(regexp_extract(${cell(zone)}, '^[a-z]{2}(-[a-z]+)+-[0-9]+'), '')`)
  }
  if (usageType !== undefined) {
    const cases = Object.entries(USAGE_TYPE_REGIONS)
      .map(([prefix, region]) => `WHEN ${quoteLiteral(prefix)} THEN ${quoteLiteral(region)}`)
      .join(' ')
    known.push(`CASE split_part(${cell(usageType)}, '-', 1) ${cases} END`)
    known.push(
      `CASE WHEN regexp_matches(${cell(usageType)}, '${REGIONAL_WITHOUT_PREFIX}') THEN 'us-east-1' END`,
    )
  }
  return orEmpty(first(known))
}
