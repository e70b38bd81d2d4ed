import yauzl from 'yauzl'

/** The files of a zip archive as text, by name. */
export function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure)
      const files = new Map<string, string>()
      zip.on('end', () => resolve(files))
      zip.on('error', reject)
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk)
          files.set(entry.fileName, Buffer.concat(chunks).toString())
          zip.readEntry()
        }),
      )
      zip.readEntry()
    })
  })
}
