import { IconFile, IconFileText, IconMovie, IconPhoto, IconWaveSine } from '@tabler/icons-react'

const BY_ENDING: readonly [RegExp, typeof IconFile][] = [
  [/\.(png|jpe?g|gif|webp|heic|heif|bmp|tiff?)$/i, IconPhoto],
  [/\.(mp3|m4a|wav|ogg|aac|opus)$/i, IconWaveSine],
  [/\.(mp4|mov|webm|mkv|avi)$/i, IconMovie],
  [/\.(pdf|docx?|odt|rtf|txt|md)$/i, IconFileText],
]

/** What a file seems to be, by its name alone: the words beside it say the rest. */
export function FileIcon({ name }: { name: string }) {
  const Icon = BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? IconFile
  return <Icon size={20} aria-hidden="true" />
}
