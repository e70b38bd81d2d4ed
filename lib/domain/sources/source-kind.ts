/** Where bills are fetched from, by the name of the service. */
export const SOURCE_NAMES = {
  'aws-s3': 'Amazon S3',
  'aws-cost-explorer': 'AWS Cost Explorer',
  'google-storage': 'Google Cloud Storage',
  'gcp-billing': 'Google Cloud billing in BigQuery',
  'gcp-carbon': 'Google Cloud Carbon Footprint in BigQuery',
  'azure-blob': 'Azure Blob Storage',
  'azure-cost-details': 'Azure Cost Details',
  'azure-carbon': 'Azure Carbon Optimization',
  'uk-carbon-intensity': 'UK Carbon Intensity',
  'electricity-maps': 'Electricity Maps',
} as const

/** A kind of source: what its configuration looks like, and how it is asked. */
export type SourceKind = keyof typeof SOURCE_NAMES
