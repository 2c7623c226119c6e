import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import {
  day,
  email,
  employerId,
  employerSiteId,
  givenDay,
  line,
  lineManagerId,
  nextCursor,
  pageQuery,
  revision,
} from './shapes.ts'

export const employerSite = z.object({
  id: employerSiteId,
  name: z.string(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  /** Offered to no other enrolment. */
  closed: z.boolean(),
})

export const lineManager = z.object({
  id: lineManagerId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  closed: z.boolean(),
})

export const employer = z.object({
  id: employerId,
  name: z.string(),
  closed: z.boolean(),
  sites: z.array(employerSite),
  lineManagers: z.array(lineManager),
  /** Enrolments with this employer today, of those that you may see. */
  enrolments: z.int(),
  revision,
})
export type Employer = z.infer<typeof employer>

/** As an enrolment names its employer. */
export const enrolmentEmployer = z.object({
  id: employerId,
  name: z.string(),
  siteId: employerSiteId.optional(),
  siteName: z.string().optional(),
  lineManager: z.object({ id: lineManagerId, name: z.string() }).optional(),
  from: day,
})
export type EnrolmentEmployer = z.infer<typeof enrolmentEmployer>

/** As somebody chooses it. */
export const chosenEmployer = z.object({
  id: employerId,
  siteId: employerSiteId.optional(),
  lineManagerId: lineManagerId.optional(),
  /** Today, where absent. */
  from: givenDay.optional(),
})

const siteFields = {
  name: line(120, 'The site’s name'),
  addressLines: z.array(line(120, 'A line of the address')).max(6, { error: 'An address has at most six lines.' }),
  postcode: line(12, 'The postcode').nullable(),
}

const lineManagerFields = {
  name: line(120, 'The line manager’s name'),
  email: email.nullable(),
  phone: line(40, 'The phone number').nullable(),
}

const newSite = z.object({
  name: siteFields.name,
  addressLines: siteFields.addressLines.default([]),
  postcode: siteFields.postcode.default(null),
})

const newLineManager = z.object({
  name: lineManagerFields.name,
  email: lineManagerFields.email.default(null),
  phone: lineManagerFields.phone.default(null),
})

export const listEmployers = defineEndpoint({
  method: 'GET',
  path: '/employers',
  summary: 'The centre’s employers, by name.',
  tag: 'Employers',
  scope: 'centreManager',
  query: z.object({
    ...pageQuery,
    search: z.string().max(100).optional(),
    closed: z.enum(['true', 'false']).optional(),
  }),
  status: 200,
  reply: z.object({ employers: z.array(employer), nextCursor }),
  errors: [],
})

export const addEmployer = defineEndpoint({
  method: 'POST',
  path: '/employers',
  summary: 'Add an employer, with sites and line managers if they are known.',
  tag: 'Employers',
  scope: 'centreManager',
  body: z.object({
    name: line(120, 'The employer’s name'),
    sites: z.array(newSite).max(50).default([]),
    lineManagers: z.array(newLineManager).max(50).default([]),
  }),
  status: 201,
  reply: employer,
  errors: ['employer.taken'],
  idempotent: true,
})

export const getEmployer = defineEndpoint({
  method: 'GET',
  path: '/employers/:id',
  summary: 'One employer with its sites and line managers: for managers, and for staff of somebody who works there.',
  tag: 'Employers',
  scope: 'staff',
  params: z.object({ id: employerId }),
  status: 200,
  reply: employer,
  errors: ['record.notFound'],
})

export const changeEmployer = defineEndpoint({
  method: 'PATCH',
  path: '/employers/:id',
  summary: 'Rename an employer, close it, or open it again.',
  tag: 'Employers',
  scope: 'centreManager',
  params: z.object({ id: employerId }),
  body: z.object({ revision, name: line(120, 'The employer’s name').optional(), closed: z.boolean().optional() }),
  status: 200,
  reply: employer,
  errors: ['record.notFound', 'conflict.stale', 'employer.taken'],
})

export const addEmployerSite = defineEndpoint({
  method: 'POST',
  path: '/employers/:id/sites',
  summary: 'Add a site to an employer.',
  tag: 'Employers',
  scope: 'centreManager',
  params: z.object({ id: employerId }),
  body: newSite,
  status: 201,
  reply: employer,
  errors: ['record.notFound', 'employer.taken'],
  idempotent: true,
})

export const changeEmployerSite = defineEndpoint({
  method: 'PATCH',
  path: '/employer-sites/:id',
  summary: 'Change a site, close it, or open it again.',
  tag: 'Employers',
  scope: 'centreManager',
  params: z.object({ id: employerSiteId }),
  body: z.object({ revision, ...siteFields, closed: z.boolean() }).partial({
    name: true,
    addressLines: true,
    postcode: true,
    closed: true,
  }),
  status: 200,
  reply: employer,
  errors: ['record.notFound', 'conflict.stale', 'employer.taken'],
})

export const addLineManager = defineEndpoint({
  method: 'POST',
  path: '/employers/:id/line-managers',
  summary: 'Add a line manager to an employer.',
  tag: 'Employers',
  scope: 'centreManager',
  params: z.object({ id: employerId }),
  body: newLineManager,
  status: 201,
  reply: employer,
  errors: ['record.notFound'],
  idempotent: true,
})

export const changeLineManager = defineEndpoint({
  method: 'PATCH',
  path: '/line-managers/:id',
  summary: 'Change a line manager’s name, e-mail or phone, close the line manager, or open them again.',
  tag: 'Employers',
  scope: 'centreManager',
  params: z.object({ id: lineManagerId }),
  body: z.object({ revision, ...lineManagerFields, closed: z.boolean() }).partial({
    name: true,
    email: true,
    phone: true,
    closed: true,
  }),
  status: 200,
  reply: employer,
  errors: ['record.notFound', 'conflict.stale'],
})
