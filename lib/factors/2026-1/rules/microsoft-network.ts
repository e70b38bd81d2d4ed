import {
  appliance,
  carried,
  IN_THE_STORAGE_LINE,
  LICENCE,
  none,
  type RuleRow,
  rulesOf,
  SENDER_CARRIES,
  SUPPORT,
} from './build-rule.ts'

const ROWS: readonly RuleRow[] = [
  [
    'licence',
    'licence-or-support',
    'A',
    {
      service:
        /Licenses?$|Marketplace|^Azure Databricks|Databricks|Defender|Security Center|Sentinel|DevOps|Power BI/,
      usageType: /^(?!.*(?:Memory Duration|vCPU Duration))/,
    },
    none('licence, software or security fee: the machines have their own lines'),
    'fee',
  ],
  [
    'licence-meter',
    'licence-or-support',
    'A',
    { usageType: /SQL License|Licen[cs]e|VM Support|Windows Server$|\bDBU\b|Microsoft Defender/i },
    LICENCE,
    'licence',
  ],
  ['licence-product', 'licence-or-support', 'A', { family: /Licen[cs]e/i }, LICENCE, 'licence'],
  ['support', 'licence-or-support', 'A', { service: /Support/ }, SUPPORT, 'support plan'],
  [
    'reservation',
    'licence-or-support',
    'A',
    { usageType: /Reservation|Savings Plan/i },
    none('price of a commitment: the machines have their own lines'),
    'commitment',
  ],
  [
    'network.address',
    'network-internet',
    'B',
    { usageType: /Public IP|IP Addresses|Static IP/i },
    none('lease of an address: no energy of its own'),
    'address',
  ],
  [
    'network.ingress',
    'network-internet',
    'B',
    { usageType: /Data Transfer In\b|Data Processed - Ingress|(?:Intra|Inter)-Region Ingress/i },
    SENDER_CARRIES,
    'received',
  ],
  [
    'network.geo-replication',
    'network-inter-region',
    'B',
    { usageType: /Geo-Replication.*Data transfer/i },
    carried('inter-region'),
    'replicated to the paired region',
  ],
  [
    'network.between-zones',
    'network-intra-region',
    'B',
    {
      usageType:
        /Availability Zone|Intra-Region Egress|Data Processed - Egress|Peering|(?:^|- )(?:Standard )?Data Processed/i,
    },
    carried('intra-region'),
    'inside the region',
  ],
  [
    'network.inter-region',
    'network-inter-region',
    'B',
    { usageType: /Inter-Region|Inter Region|Intra Continent|Inter Continent/i },
    carried('inter-region'),
    'to another region',
  ],
  [
    'network.internet',
    'network-internet',
    'B',
    { usageType: /Data Transfer Out|Internet Egress|Standard Egress|Premium Egress/i },
    carried('internet'),
    'to the internet',
  ],
  [
    'network.cdn',
    'network-internet',
    'B',
    { service: /Content Delivery Network|Front Door/, unit: /GB|TB/ },
    carried('internet'),
    'to the internet through the edge',
  ],
  [
    'network.focus-transfer',
    'network-intra-region',
    'C',
    { service: /^Virtual Network/, usageType: /^Data Transfer$/i, unit: /GB/ },
    carried('intra-region'),
    'in the virtual network; the bill does not say which path',
  ],
  [
    'network.endpoint',
    'network-intra-region',
    'C',
    { usageType: /Private Endpoint/i },
    appliance(0.25),
    'share of a gateway: 0.25 vCPU assumed',
  ],
  [
    'network.gateway',
    'network-intra-region',
    'C',
    {
      service:
        /Load Balancer|Application Gateway|Firewall|Front Door|Bastion|VPN Gateway|NAT Gateway|ExpressRoute/,
      unit: /hour/i,
    },
    appliance(2),
    'shared appliance: 2 vCPU assumed',
  ],
  [
    'disk.operations',
    'requests',
    'B',
    { usageType: /Disk (?:Operations|Mount)|Provisioned (?:IOPS|Throughput)|LRS Bursting/i },
    IN_THE_STORAGE_LINE,
    'performance of a disk',
  ],
]

/** Licences, fees and data carried on Azure. */
export const MICROSOFT_NETWORK = rulesOf('Microsoft', 'microsoft', ROWS)
