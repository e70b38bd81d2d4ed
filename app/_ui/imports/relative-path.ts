/** The path of a dropped or chosen file as its owner's folder has it. @example './june/1.csv' // 'june/1.csv' */
export function relativePathOf(file: File): string {
  const dropped = 'relativePath' in file && typeof file.relativePath === 'string' ? file.relativePath : ''
  const path = dropped || file.webkitRelativePath || file.name
  return path.replace(/^(?:\.?\/)+/, '') || file.name
}
