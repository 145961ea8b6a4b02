// What stewards answered is kept beside the status, which changes with what linking asks.
MATCH (proposal:Proposal) WHERE proposal.status IN ['DEFERRED', 'REJECTED'] AND proposal.answer IS NULL
SET proposal.answer = CASE proposal.status WHEN 'DEFERRED' THEN 'DEFERRED'
  ELSE 'REJECTED ' + toString(proposal.mean) + ' ' + toString(proposal.weight) + ' ' + proposal.reason END;
