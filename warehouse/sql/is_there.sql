-- Does the warehouse hold any of these pages (in_page)?
select exists (select article_key from in_page intersect select article_key from article);
