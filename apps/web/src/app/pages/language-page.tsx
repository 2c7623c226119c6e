import { LanguageGallery } from '../../components/language-gallery.tsx'

/** For looking at, while developing: the whole visual language on one page. */
export function LanguagePage() {
  return <LanguageGallery />
}
