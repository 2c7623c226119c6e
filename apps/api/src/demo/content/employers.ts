import type { WorkplaceName } from './workplaces.ts'

/** Where the learners of a workplace work, and who there answers for them. The first names are those of the story. */
export interface EmployerStory {
  site: { name: string; addressLines: string[]; postcode: string }
  lineManager: { name: string; email: string; phone: string }
}

export const EMPLOYERS: Readonly<Record<WorkplaceName, EmployerStory>> = {
  homeware: {
    site: { name: 'Market Place', addressLines: ['4 Market Place', 'Aldershaw'], postcode: 'LS29 9AA' },
    lineManager: { name: 'Ingrid Halloran', email: 'ingrid.halloran@harlowfinch.example', phone: '0113 496 0101' },
  },
  broadband: {
    site: { name: 'Canal Street', addressLines: ['Unit 7', 'Canal Street', 'Aldershaw'], postcode: 'LS29 8BD' },
    lineManager: { name: 'Colin Baptiste', email: 'colin.baptiste@penninefibre.example', phone: '0113 496 0102' },
  },
  hotel: {
    site: { name: 'The Crescent', addressLines: ['1 The Crescent', 'Aldershaw'], postcode: 'LS29 9LQ' },
    lineManager: { name: 'Beatrice Lowe', email: 'beatrice.lowe@thecrescent.example', phone: '0113 496 0103' },
  },
  council: {
    site: { name: 'Town Hall', addressLines: ['Town Hall', 'Station Road', 'Aldershaw'], postcode: 'LS29 8HB' },
    lineManager: { name: 'Maureen Tandy', email: 'maureen.tandy@aldershawcouncil.example', phone: '0113 496 0104' },
  },
  buildingSociety: {
    site: { name: 'Head office', addressLines: ['2 Three Rivers Way', 'Aldershaw'], postcode: 'LS29 7PX' },
    lineManager: { name: 'Gwen Prosser', email: 'gwen.prosser@threerivers.example', phone: '0113 496 0105' },
  },
  parcels: {
    site: { name: 'Aldershaw depot', addressLines: ['Depot 12', 'Wharf Lane', 'Aldershaw'], postcode: 'LS29 6TT' },
    lineManager: { name: 'Norman Achterberg', email: 'norman.achterberg@swiftway.example', phone: '0113 496 0106' },
  },
  leisure: {
    site: { name: 'Millbrook', addressLines: ['Millbrook Road', 'Aldershaw'], postcode: 'LS29 5QN' },
    lineManager: { name: 'Steph Doyle', email: 'steph.doyle@millbrook.example', phone: '0113 496 0107' },
  },
  rail: {
    site: { name: 'Aldershaw station', addressLines: ['Station Approach', 'Aldershaw'], postcode: 'LS29 8HF' },
    lineManager: { name: 'Frances Kitching', email: 'frances.kitching@calderline.example', phone: '0113 496 0108' },
  },
}
