const NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  azure: 'Microsoft',
  gcp: 'Google Cloud',
  oci: 'Oracle',
}

/** How bills name a provider of the tables: the ProviderName of FOCUS. @example providerName('azure') // 'Microsoft' */
export const providerName = (key: string): string => NAMES[key] ?? key
