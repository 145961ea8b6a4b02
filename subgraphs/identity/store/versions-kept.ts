/**
 * So many former versions of one record are kept, the newest, so that a source that flaps cannot fill the disk. Of the one
 * before them the time is kept: until then nobody knows what the record said.
 */
export const versionsKept = 50;
