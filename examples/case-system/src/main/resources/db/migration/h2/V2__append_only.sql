create trigger audit_entry_append_only before update, delete on audit_entry
  for each row call 'org.dutylawyer.casesystem.audit.AppendOnly';
create trigger case_version_append_only before update, delete on case_version
  for each row call 'org.dutylawyer.casesystem.audit.AppendOnly';
