/** The providers that the tables speak of. */
export type ProviderKey = 'aws' | 'azure' | 'gcp' | 'oci'

const KEYS: Readonly<Record<string, ProviderKey>> = {
  aws: 'aws',
  'amazon web services': 'aws',
  microsoft: 'azure',
  azure: 'azure',
  'microsoft azure': 'azure',
  'google cloud': 'gcp',
  google: 'gcp',
  gcp: 'gcp',
  oracle: 'oci',
  oci: 'oci',
  'oracle cloud': 'oci',
}

/** FOCUS ProviderName → the provider's name in the tables, or undefined where the tables have none. */
export const providerKey = (provider: string): ProviderKey | undefined => KEYS[provider.trim().toLowerCase()]
