/** Who may use a region: anyone, or only accounts of a separate cloud. */
export const PARTITIONS = ['public', 'government', 'china', 'sovereign'] as const
export type Partition = (typeof PARTITIONS)[number]

/** Where a cloud region stands. */
export interface Place {
  /** The provider's name in the tables: `aws`, `azure`, `gcp`, `oci`. */
  readonly provider: string
  readonly region: string
  /** The city that the provider names, or the largest one near the site. */
  readonly city: string
  /** ISO 3166 alpha-3. */
  readonly country: string
  /** The country in English. */
  readonly countryName: string
  /** Degrees, to one decimal: the city, not the building. */
  readonly latitude: number
  readonly longitude: number
  readonly partition: Partition
}

/** @example placeKey({ provider: 'aws', region: 'eu-west-1' }) // 'aws/eu-west-1' */
export const placeKey = ({ provider, region }: Pick<Place, 'provider' | 'region'>): string =>
  `${provider}/${region}`
