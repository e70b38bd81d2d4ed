import type { Kind } from '../usage/kind.ts'

/** AWS usage types whose unit is known although the bill leaves it blank (2018 exports do). */
const BLANK_AWS_UNITS: readonly (readonly [RegExp, string])[] = [
  [/ByteHrs|VolumeUsage|SnapshotUsage|StorageUsage|BackupUsage|(GP[23]|PIOPS|Magnetic)-Storage/i, 'GB-Mo'],
  [/GB-Second/i, 'GB-Second'],
  [/-Bytes|Bytes-|Retrieval$/i, 'GB'],
  [/Requests|Request-?Units|Queries|Events|Notifications|Messages/i, 'Requests'],
  [
    /Usage:|InstanceUsa?ge?|InstanceUsg|NodeUsage|Node:|ESInstance|Hours|-Hrs|LoadBalancerUsage|IdleAddress/i,
    'Hrs',
  ],
]

/**
 * Oracle meters transferred bytes by the hour and writes the hour into the unit: `1 GiB HOURS DATA_TRANSFERRED`. Its price is per GiB, so
 * there is no time in it.
 */
const ORACLE_TRANSFER = /\b(?:SECONDS|MINUTES|HOURS|MONTHS) (?=DATA_TRANSFERRED\b)/

/** The unit of a kind: as billed, or as its usage type implies where the bill leaves it blank. */
export function kindUnit(kind: Kind): string {
  if (kind.unit !== '') return kind.provider === 'Oracle' ? kind.unit.replace(ORACLE_TRANSFER, '') : kind.unit
  return BLANK_AWS_UNITS.find(([pattern]) => pattern.test(kind.usageType))?.[1] ?? ''
}
