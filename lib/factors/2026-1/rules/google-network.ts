import { copies } from '../copies.ts'
import type { RuleRow } from './build-rule.ts'
import {
  appliance,
  carried,
  hdd,
  logsTakenIn,
  NO_REQUEST_ENERGY,
  none,
  rulesOf,
  SENDER_CARRIES,
} from './build-rule.ts'

const WAREHOUSE = copies(2, 'zones of a managed store')
const LOGS = /Logging/

const ROWS: readonly RuleRow[] = [
  [
    'network.between-zones-in',
    'network-intra-region',
    'B',
    { usageType: /Inter Zone (?:Ingress|Data Transfer In)/i },
    SENDER_CARRIES,
    'received',
  ],
  [
    'network.between-zones',
    'network-intra-region',
    'B',
    { usageType: /Inter Zone|Intra Zone/i },
    carried('intra-region'),
    'between zones',
  ],
  [
    'network.ingress',
    'network-internet',
    'B',
    { usageType: /\bIngress\b|Data Transfer In\b/i },
    SENDER_CARRIES,
    'received',
  ],
  [
    'network.inter-region',
    'network-inter-region',
    'B',
    {
      usageType:
        /Inter Region|Google Egress|GCP.*(?:egress|Data Transfer)|Multi-region within|Replication within/i,
    },
    carried('inter-region'),
    'to another region',
  ],
  [
    'network.load-balancing',
    'network-intra-region',
    'B',
    { usageType: /Data Processing Charge|NAT Gateway: Data Processing|Data Processed/i },
    carried('intra-region'),
    'carried through a gateway',
  ],
  [
    'network.internet',
    'network-internet',
    'B',
    { usageType: /Egress|Data Transfer Out|^Download|Out Bandwidth|CDN Cache Fill|Network Data Transfer/i },
    carried('internet'),
    'to the internet',
  ],
  [
    'network.address',
    'network-internet',
    'B',
    { usageType: /External IP|Static Ip|IP address/i },
    none('lease of an address: no energy of its own'),
    'address',
  ],
  [
    'network.forwarding-rule',
    'network-intra-region',
    'C',
    { usageType: /Forwarding Rule/i },
    appliance(0.5),
    'share of a load balancer: 0.5 vCPU assumed',
  ],
  [
    'network.gateway',
    'network-intra-region',
    'C',
    { usageType: /Cloud Nat|Vpn Tunnel|Cloud Router|Private Service Connect/i },
    appliance(0.25),
    'share of a gateway: 0.25 vCPU assumed',
  ],
  [
    'requests',
    'requests',
    'C',
    {
      usageType:
        /Operations\b|\b(?:Read|Write|Delete) Ops|Requests?$|Requests in|Invocations|DNS Query|Class [AB]|Storage API|Analysis(?: \(|$)|ManagedZone/i,
    },
    NO_REQUEST_ENERGY,
    'requests, or bytes scanned',
  ],
  [
    'logs.ingest',
    'logging',
    'C',
    { service: LOGS, usageType: /Log Volume|Log Storage cost|Ingest|Vended Logs/i },
    logsTakenIn(WAREHOUSE),
    'log bytes taken in',
  ],
  ['logs.storage', 'logging', 'B', { service: LOGS, usageType: /Retention/i }, hdd(WAREHOUSE), 'stored logs'],
  [
    'monitoring',
    'logging',
    'C',
    { service: /Monitoring|Trace|Profiler|Logging|Security Command Center/ },
    none('no published energy per metric, trace or event'),
    'metrics, traces and events',
  ],
]

/** Data carried, requests and logs of Google Cloud. */
export const GOOGLE_NETWORK = rulesOf('Google Cloud', 'google', ROWS)
