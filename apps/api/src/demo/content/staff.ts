import type { StaffStory } from './story.ts'

const at = (name: string) => `${name}@aldershaw.example`

export const ALDERSHAW_STAFF: readonly StaffStory[] = [
  { key: 'ruth', givenName: 'Ruth', familyName: 'Okonjo', email: at('ruth.okonjo'), roles: ['centreManager'] },
  { key: 'tom', givenName: 'Tom', familyName: 'Ashworth', email: at('tom.ashworth'), roles: ['assessor'] },
  { key: 'denise', givenName: 'Denise', familyName: 'Achebe', email: at('denise.achebe'), roles: ['iqa'] },
  { key: 'morag', givenName: 'Morag', familyName: 'Sinclair', email: at('morag.sinclair'), roles: ['tutor'] },
  {
    key: 'sana',
    givenName: 'Sana',
    familyName: 'Malik',
    email: at('sana.malik'),
    roles: ['assessor'],
    inTrainingFromAgo: 200,
  },
  { key: 'lorraine', givenName: 'Lorraine', familyName: 'Peake', email: at('lorraine.peake'), roles: ['assessor'] },
  { key: 'marek', givenName: 'Marek', familyName: 'Nowak', email: at('marek.nowak'), roles: ['assessor', 'tutor'] },
  { key: 'sunita', givenName: 'Sunita', familyName: 'Rao', email: at('sunita.rao'), roles: ['assessor'] },
  { key: 'hannah', givenName: 'Hannah', familyName: 'Brody', email: at('hannah.brody'), roles: ['tutor'] },
  { key: 'fiona', givenName: 'Fiona', familyName: 'Drummond', email: at('fiona.drummond'), roles: ['leadIqa'] },
  { key: 'gillian', givenName: 'Gillian', familyName: 'Frost', email: at('gillian.frost'), roles: ['assessor'] },
  {
    key: 'joanna',
    givenName: 'Joanna',
    familyName: 'Whitlock',
    email: 'joanna.whitlock@assess.example',
    roles: ['iqa'],
  },
]

export const BRACKWATER_STAFF: readonly StaffStory[] = [
  {
    key: 'iain',
    givenName: 'Iain',
    familyName: 'Calder',
    email: 'iain.calder@brackwater.example',
    roles: ['centreManager'],
  },
  /** The same account as at Aldershaw: another person there, as far as either centre knows. */
  {
    key: 'joannaToo',
    givenName: 'Joanna',
    familyName: 'Whitlock',
    email: 'joanna.whitlock@assess.example',
    roles: ['assessor'],
  },
  {
    key: 'bethan',
    givenName: 'Bethan',
    familyName: 'Morris',
    email: 'bethan.morris@brackwater.example',
    roles: ['tutor', 'iqa'],
  },
]
