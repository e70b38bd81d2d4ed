import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import { rowsOf } from '../../shared/table.ts'
import { copies, copiesOf } from '../copies.ts'
import table from '../tables/service-units.json' with { type: 'json' }
import { hdd, memoryOnly, type RuleRow, rulesOf, slice, ssd } from './build-rule.ts'

const UNITS = rowsOf(table).filter((row) => row.text('provider') === 'azure')
const DISKS = copiesOf('azure Managed disks')
const IMAGES = copies(3, 'Storage LRS')

/** `P1v2` is also written `P1 v2`; nothing that belongs to a longer name may follow. */
const word = (sku: string): string =>
  `(?:^|[^A-Za-z0-9])${sku.replace(/(m?v\d)$/, ' ?$1')}(?![A-Za-z0-9])(?! ?v\\d)`

function ruleOfUnit(
  service: string,
  sku: string,
  kind: string,
  vcpu: number,
  gib: number,
  gb: number,
): RuleRow[] {
  if (service === 'Managed disk') {
    const line = {
      usageType: new RegExp(
        `${word(sku)} (?:(?:LRS|ZRS) )?Disks?(?! (?:Mount|Operations))|Managed Disks - ${sku} `,
      ),
    }
    return kind === 'hdd'
      ? [[`disk.${sku}`, 'storage-hdd', 'B', line, hdd(DISKS, gb), `managed disk of ${gb} GB`]]
      : [[`disk.${sku}`, 'storage-ssd', 'B', line, ssd(DISKS, gb), `managed disk of ${gb} GB`]]
  }
  if (service === 'Redis Cache') {
    const on = { service: /Redis/ }
    const twice = { ...on, usageType: new RegExp(`${word(sku)} Cache Instance`) }
    const once = { ...on, usageType: new RegExp(`${word(sku)}`) }
    return [
      [
        `redis.${sku}.replicated`,
        'database',
        'B',
        twice,
        memoryOnly(2 * gib),
        `cache of ${gib} GiB, two copies`,
      ],
      [`redis.${sku}`, 'database', 'B', once, memoryOnly(gib), `cache of ${gib} GiB`],
    ]
  }
  if (service === 'Container Registry') {
    const line = { service: /Container Registry/, usageType: new RegExp(`${sku} Registry Unit`) }
    return [[`registry.${sku}`, 'storage-object', 'C', line, hdd(IMAGES, gb), `${gb} GB of images included`]]
  }
  const line = { service: /App Service/, usageType: new RegExp(word(sku)) }
  return [
    [
      `app-service.${sku}`,
      'managed-service',
      'C',
      line,
      slice(vcpu, gib),
      `plan of ${vcpu} vCPU and ${gib} GiB`,
    ],
  ]
}

/** Disks, caches, registries and app plans that Azure bills by the name of their size. */
export const MICROSOFT_SIZES: readonly UsageRule[] = rulesOf(
  'Microsoft',
  'microsoft',
  UNITS.flatMap((row) =>
    ruleOfUnit(
      row.text('service'),
      row.text('sku'),
      row.text('kind'),
      row.maybe('vcpu') ?? 0,
      row.maybe('memory_gib') ?? 0,
      row.maybe('storage_gb') ?? 0,
    ),
  ),
)
