-- The newest text of each article.
select article_key, revision_id from article
