import { orEmpty } from '../sql/text.ts'

const SIZE_AT_END =
  "':((?:[a-z]+\\.)*[a-z][a-z0-9-]*\\.(?:nano|micro|small|medium|large|[0-9]*xl(?:arge)?|metal[a-z0-9-]*))$'"

/**
 * Machine type: what the report says, else the end of the usage type (`InstanceUsage:db.r5.2xl`) where it looks like one.
 * RDS shortens `xlarge` to `xl` there.
 */
export function instanceType(said: string, usageType: string): string {
  const looksLikeOne = ['large', 'xl', '.medium', '.small', '.micro', '.nano']
    .map((end) => `suffix(${usageType}, '${end}')`)
    .join(' OR ')
  const atEnd = `regexp_extract(${usageType}, ${SIZE_AT_END}, 1)`
  const derived = `CASE WHEN ${looksLikeOne} OR contains(${usageType}, '.metal') THEN regexp_replace(${atEnd}, '\\.([0-9]*)xl$', '.\\1xlarge') END`
  return orEmpty(`coalesce(${said}, ${derived})`)
}

/** GiB of memory from `8 GiB`, `1,952 GiB`, `512 MB`; NULL for anything else (`NA`). */
export function memoryGib(text: string): string {
  if (text === 'NULL') return 'NULL'
  const amount = `TRY_CAST(replace(split_part(${text}, ' ', 1), ',', '') AS DOUBLE)`
  return `CASE WHEN suffix(${text}, 'GiB') OR suffix(${text}, 'GB') THEN ${amount} WHEN suffix(${text}, 'MiB') OR suffix(${text}, 'MB') THEN ${amount} / 1024 END`
}
