/** Words of the first page, and where each cloud keeps its export. */
export const enWelcome = {
  title: 'See where your cloud’s carbon goes',
  lead: 'Headroom reads a billing export and estimates its energy and carbon, line by line, with the reasons. Nothing leaves this machine.',
  demoTitle: 'Explore the demo',
  demoText:
    'Several clouds, teams and months of an invented company. No account, nothing to configure; removed in one click.',
  demoAction: 'Explore the demo',
  demoLoading: 'Preparing the demo…',
  demoPoints: [
    'Open any total to see its formula, factors and sources.',
    'Find the region whose grid is dirtiest.',
    'See what is measured, what is proxied, what is left out.',
  ],
  uploadTitle: 'Drop a billing file here',
  where: 'Where to find the export',
  sources: [
    {
      cloud: 'AWS, Data Exports',
      path: [
        'Billing and Cost Management',
        'Data Exports',
        'Create',
        'Standard data export',
        'CUR 2.0 or FOCUS 1.2 with AWS columns',
        'Include resource IDs, hourly or daily, Parquet or gzip CSV',
      ],
      note: 'Then download the files from the S3 bucket you chose.',
    },
    {
      cloud: 'AWS, legacy CUR',
      path: ['Billing and Cost Management', 'Cost and Usage Reports', 'your report', 'S3 bucket'],
      note: 'Any .csv.gz or .parquet file of the month.',
    },
    {
      cloud: 'Azure, FOCUS',
      path: [
        'Cost Management',
        'Exports',
        'Create',
        'Cost and usage details (FOCUS)',
        'Daily, Parquet or CSV',
      ],
      note: 'Then download from the storage account.',
    },
    {
      cloud: 'Google Cloud, FOCUS',
      path: [
        'Billing',
        'Billing export',
        'BigQuery export',
        'Detailed usage cost',
        'FOCUS view',
        'Export to CSV',
      ],
      note: 'The FOCUS view is made by Google’s published query over the detailed export.',
    },
    {
      cloud: 'Oracle Cloud, FOCUS',
      path: ['Billing & Cost Management', 'Cost and Usage Reports', 'FOCUS Reports', 'the month', 'Download'],
      note: 'Files are gzip CSV.',
    },
  ],
} as const
