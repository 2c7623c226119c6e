/**
 * Every error code, its HTTP status and the sentence that a person reads. The API answers with the code and, where it
 * knows more ("Tom accepted this at 10:41"), a `detail`; the SPA falls back to the sentence here.
 */
export const ERRORS = {
  'request.invalid': { status: 400, sentence: 'Some of what was sent can’t be used. See the marked places.' },
  'request.tooLarge': { status: 413, sentence: 'That is too large to send in one go.' },
  'request.tooMany': { status: 429, sentence: 'Too many tries in a short time. Wait a minute and try again.' },
  'request.unsupportedType': { status: 415, sentence: 'This address takes JSON.' },
  'session.required': { status: 401, sentence: 'Your session has ended. Sign in to go on; your words are kept.' },
  'session.wrongCredentials': { status: 401, sentence: 'This e-mail and password do not belong together.' },
  'session.reused': {
    status: 401,
    sentence: 'This session was used from two places, so it has been ended. Sign in again.',
  },
  'account.closed': { status: 401, sentence: 'This account is closed. Ask your centre manager.' },
  'link.expired': { status: 410, sentence: 'This link has run out or was used already. Ask for a new one.' },
  'password.wrong': { status: 400, sentence: 'That is not your password. Nothing was changed.' },
  'password.weak': { status: 400, sentence: 'Choose a password of at least 12 characters that is not a common one.' },
  'access.refused': { status: 403, sentence: 'Your roles do not allow this.' },
  'access.separation': {
    status: 403,
    sentence:
      'The same person can’t do both: you are the learner or the witness of this evidence, or you decided it yourself.',
  },
  'record.notFound': {
    status: 404,
    sentence: 'There is nothing here for you. It may never have been, or it is not yours.',
  },
  'conflict.stale': {
    status: 409,
    sentence: 'Somebody changed this while you read. Your words are kept; look at the change first.',
  },
  'conflict.repeated': { status: 409, sentence: 'The same request is still being worked on. Wait a moment.' },
  'conflict.keyReused': { status: 409, sentence: 'This Idempotency-Key was used for another request. Send a new one.' },
  'conflict.doneBefore': {
    status: 409,
    sentence: 'This was done the first time. What you may see has changed since, so look at it afresh.',
  },
  'email.taken': { status: 409, sentence: 'Somebody at your centre has this e-mail already.' },
  'uln.invalid': { status: 400, sentence: 'This is not a valid ULN. Check its ten digits.' },
  'uln.taken': { status: 409, sentence: 'Another learner at your centre has this ULN.' },
  'evidence.empty': { status: 409, sentence: 'Add a file, a link, some text or where it is kept before you submit.' },
  'evidence.uploadUnfinished': { status: 409, sentence: 'A file is still uploading. Submit when it has arrived.' },
  'evidence.ownWorkNeeded': { status: 409, sentence: 'State that this is your own work before you submit.' },
  'evidence.notDraft': {
    status: 409,
    sentence: 'This was submitted, so it can’t be changed. Remove the tag and add another.',
  },
  'evidence.noTags': { status: 409, sentence: 'Tag this to at least one criterion before you submit.' },
  'evidence.removed': { status: 409, sentence: 'This evidence was removed.' },
  'evidence.fileTypeRefused': {
    status: 415,
    sentence: 'Files of this type can’t be taken. Save it as PDF and try again.',
  },
  'tag.exists': { status: 409, sentence: 'This evidence is tagged there already.' },
  'tag.outsideUnits': { status: 409, sentence: 'This criterion is not in the units of this enrolment.' },
  'tag.locked': {
    status: 409,
    sentence: 'This tag has a decision or a signature resting on it, so it can’t be removed here.',
  },
  'tag.reasonNeeded': { status: 400, sentence: 'Say why you remove it.' },
  'tag.fixed': {
    status: 409,
    sentence: 'Target and page or time are fixed once submitted. Remove the tag and add another.',
  },
  'decision.standing': { status: 409, sentence: 'A decision stands already. Correct it instead.' },
  'decision.notSubmitted': { status: 409, sentence: 'This tag does not wait for a decision.' },
  'decision.feedbackNeeded': { status: 400, sentence: 'Say what more is needed, and by when.' },
  'decision.undoOver': {
    status: 409,
    sentence: 'Ten minutes have passed or something rests on this decision. Correct it instead.',
  },
  'decision.notYours': { status: 403, sentence: 'Only the person who decided can undo this.' },
  'decision.nothingToCountersign': { status: 409, sentence: 'This decision does not wait for a countersignature.' },
  'decision.superseded': { status: 409, sentence: 'This decision does not stand any more. Correct the one that does.' },
  'signOff.notReady': { status: 409, sentence: 'Some criteria of this unit are not accepted yet.' },
  'signOff.noCriteria': { status: 409, sentence: 'No criterion of this unit is held here, so it can’t be signed off.' },
  'signOff.standing': { status: 409, sentence: 'This unit is signed off already.' },
  'signOff.reopened': { status: 409, sentence: 'This sign-off was reopened already.' },
  'units.signedOff': {
    status: 409,
    sentence: 'A unit with a standing sign-off can’t be taken out. Reopen the sign-off first.',
  },
  'units.reasonNeeded': { status: 400, sentence: 'A unit with accepted work goes. Say why.' },
  'confirmation.reasonNeeded': {
    status: 400,
    sentence: 'Say why: it is not yet met, or the mapping does not say that it is met.',
  },
  'confirmation.doesNotApply': { status: 409, sentence: 'This KSB does not apply to this enrolment.' },
  'confirmation.ended': { status: 409, sentence: 'This confirmation does not stand any more.' },
  'gateway.notReady': { status: 409, sentence: 'Something is still missing. See what, and sign after that.' },
  'gateway.changed': { status: 409, sentence: 'The page changed while you read. Look at it again before you sign.' },
  'gateway.signed': { status: 409, sentence: 'This is signed already.' },
  'gateway.signatureEnded': { status: 409, sentence: 'This signature does not stand any more.' },
  'gateway.computedLine': { status: 409, sentence: 'This line follows from the record and can’t be ticked by hand.' },
  'link.used': { status: 409, sentence: 'This link was used already. Ask for a new one to say something else.' },
  'lineManager.closed': { status: 409, sentence: 'This line manager is closed. Open them again to give them a link.' },
  'employer.noLineManager': {
    status: 409,
    sentence: 'This enrolment has no line manager. Ask your centre manager to add one to the employer.',
  },
  'employer.taken': {
    status: 409,
    sentence: 'Your centre has an employer, or this employer a site, of this name already. It may be closed.',
  },
  'mapping.nothingToPublish': {
    status: 409,
    sentence:
      'Nothing differs from the version that is published. Settle something, set a rule or load criteria first.',
  },
  'mapping.notEditable': {
    status: 409,
    sentence: 'Settlements and rules belong to the mapping as it came with its document.',
  },
  'settlement.withdrawn': { status: 409, sentence: 'This does not stand any more. Look at what is open now.' },
  'programme.otherMapping': {
    status: 409,
    sentence: 'Enrolments move between versions of one mapping only. This one is of another qualification or standard.',
  },
  'criteria.notUsable': { status: 400, sentence: 'Some lines can’t be used, so nothing was loaded. See each line.' },
  'criteria.nothingNew': { status: 409, sentence: 'All of this is held already, so there is nothing to load.' },
  'achievement.standing': {
    status: 409,
    sentence: 'This unit has a credit transfer or an exemption already. Take that back first.',
  },
  'enrolment.ended': { status: 409, sentence: 'This enrolment has ended.' },
  'record.notToConfirm': { status: 409, sentence: 'This is no record that waits for your word.' },
  'comment.removed': { status: 409, sentence: 'This comment was removed, so it can’t be answered. Write a new one.' },
  'upload.tooLarge': { status: 413, sentence: 'This file is larger than the centre takes.' },
  'upload.outOfStep': {
    status: 409,
    sentence: 'Other bytes of this file are held than the sender thought. It goes on from what is held.',
  },
  'upload.notUnderstood': { status: 400, sentence: 'This file was not sent in a way that is understood here.' },
  'upload.emptyFile': { status: 400, sentence: 'This file is empty.' },
  'table.unreadable': {
    status: 400,
    sentence: 'This table can’t be read. Save it as XLSX or CSV and choose it again.',
  },
  'table.tooLarge': {
    status: 413,
    sentence: 'This table is larger than can be read in one go. Bring it in several parts.',
  },
  'file.erased': { status: 410, sentence: 'This file was erased. Its hash and who erased it are on the record.' },
  'erasure.powerNeeded': {
    status: 403,
    sentence: 'Erasing is a power that a centre manager gives by name. You do not have it today.',
  },
  'erasure.choiceNeeded': {
    status: 409,
    sentence: 'Say of each decision that rested on this whether it stands or falls.',
  },
  'erasure.nothingLeft': { status: 409, sentence: 'This was erased already, or there is nothing of it to erase.' },
  'import.linesWrong': {
    status: 409,
    sentence: 'Some lines are not right yet, so nothing was saved. Mend them first.',
  },
  'file.missing': { status: 410, sentence: 'The bytes of this file are not here. Tell your centre manager.' },
  'live.unavailable': {
    status: 503,
    sentence: 'Live updates are not available now. The page still loads what is true.',
  },
  'server.busy': { status: 503, sentence: 'The server has too much to do at this moment. Try again shortly.' },
  internal: {
    status: 500,
    sentence:
      'Something broke on our side. Nothing was half done. Try again, and quote the request’s number if it stays.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>

export type ErrorCode = keyof typeof ERRORS
